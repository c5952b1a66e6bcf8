/**
 * A path of `getStaticPaths` with what its page is given. The key says what that is: a page that was kept is used again only
 * where it would be given the same. Props that come from the release must go this way (a test looks).
 */
export function pathOf<Params, Props>(
  params: Params,
  props: Props,
): { params: Params; props: Props; cacheKey: string } {
  return { params, props, cacheKey: JSON.stringify(props) };
}

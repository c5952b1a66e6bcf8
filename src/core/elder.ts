/**
 * The page of 长者模式 that belongs to a page: large type, high contrast, one column, without a script. `path` is the
 * Chinese page's address below the site with slashes at both ends. Pages about a past year and lists as of one have no
 * such page of their own: the one about the present stands for them.
 */
export function elderPath(path: string): string {
  return `/elder${path
    .replace(/^\/as-of\/\d{4}\/$/, '/')
    .replace(/^\/commitments\/as-of\/.*$/, '/commitments/')
    .replace(/^(\/(?:commitments(?!\/due\/)|indicators)\/[^/]+\/)\d{4}\/$/, '$1')}`;
}

/** Whether a page has a page of 长者模式 of its own. */
export function hasElderPage(path: string): boolean {
  return !/^\/(en|elder|embed)\//.test(path) && elderPath(path) === `/elder${path}`;
}

import type { Area } from './area.ts';

/** The chain from an area up to the root, the area itself first. */
export function ancestors(areas: ReadonlyMap<string, Area>, code: string): Area[] {
  const chain: Area[] = [];
  for (let area = areas.get(code); area && !chain.includes(area); area = areas.get(area.parent)) chain.push(area);
  return chain;
}

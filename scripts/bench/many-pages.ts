import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from '../commands/command.ts';

/** Places that an indicator is reported for: the counties of a province. */
const places = 137;
/** Pages that one indicator and its promise have in two languages: one for each place and year, besides their own. */
const pagesEach = 2 * (places + 4 + 1 + 4 + 1);

/**
 * Writes a data folder whose site has about so many pages: the small plan of the fixtures, with 137 places and one indicator
 * and one promise after the other, all with numbers of their own. The same number gives the same folder.
 */
export async function makeManyPages(folder: string, pages: number): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  await cp(join(root, 'scripts/fixtures/second-plan/input'), folder, { recursive: true });
  const read = (path: string): Promise<string> => readFile(join(folder, path), 'utf8');
  const write = (path: string, text: string): Promise<void> => writeFile(join(folder, path), text);
  const [head = ''] = (await read('areas.csv')).split('\n');
  const codes = Array.from({ length: places }, (_, index) => `HY-${index + 1}`);
  const rows = codes.map(
    (code, index) =>
      `${code},自编,第${index + 1}区,District ${index + 1},HY,county,${(index % 12) + 1},${Math.floor(index / 12) + 1}`,
  );
  await write('areas.csv', [head, 'HY,自编,海屿市,Haiyu City,,city,,', ...rows, ''].join('\n'));
  const definition = await read('indicators/electric-buses.yml');
  const [promise = ''] = (await read('plan/commitments/01.yml')).split('\n\n');
  await mkdir(join(folder, 'indicators'), { recursive: true });
  await Promise.all(['cycle-paths.csv', 'cycle-paths.yml'].map((name) => rm(join(folder, 'indicators', name))));
  const promises: string[] = [];
  for (let copy = 0; copy < Math.max(1, Math.round(pages / pagesEach)); copy++) {
    const [id, name] = copy === 0 ? ['01-bus-electric', 'electric-buses'] : [`01-bus-${copy}`, `buses-${copy}`];
    promises.push(promise.replace('01-bus-electric', id));
    await write(`indicators/${name}.yml`, definition.replace('01-bus-electric', id));
    await write(`indicators/${name}.csv`, figuresOf(codes, copy));
  }
  const others = (await read('plan/commitments/01.yml')).split('\n\n').slice(1);
  await write('plan/commitments/01.yml', [...promises, ...others].join('\n\n'));
}

function figuresOf(codes: readonly string[], copy: number): string {
  const rows = codes.flatMap((code, place) =>
    [2020, 2021, 2022, 2023].map((year) => {
      const buses = 60 + ((place * 37 + copy * 11) % 400);
      const electric = Math.min(buses, Math.round((buses * (year - 2019) * (15 + ((place + copy) % 12))) / 100));
      return `${code},${year},${electric},${buses},`;
    }),
  );
  return ['area,period,numerator,denominator,status', ...rows, ''].join('\n');
}

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { groupFindings } from '../../commands/findings.ts';
import { findingsHtml } from '../../commands/findings-html.ts';
import { findingsJson } from '../../commands/findings-json.ts';
import { formatFindings } from '../../commands/findings-text.ts';
import { layOut } from '../../testing/lay-out.ts';
import { plantedValues } from '../../testing/planted-values.ts';
import { makeWorkbook } from '../../testing/workbook.ts';
import { nodeEffects } from '../output/effects.ts';
import { inspect, type Inspected } from '../inspect.ts';
import { BuildError, stopOn } from '../problem.ts';

vi.setConfig({ testTimeout: 60_000 });

let input = '';
beforeEach(() => {
  input = mkdtempSync(join(tmpdir(), 'sunledger-guard-'));
  layOut('small', input);
});
afterEach(() => rmSync(input, { recursive: true }));

function put(file: string, content: Uint8Array | string): void {
  mkdirSync(dirname(join(input, file)), { recursive: true });
  writeFileSync(join(input, file), content);
}
const said: string[] = [];
const look = (): Promise<Inspected> =>
  inspect(
    input,
    nodeEffects((progress) => void said.push(JSON.stringify(progress))),
  );
const rulesOf = async (): Promise<string[]> => (await look()).problems.map(({ rule, file }) => `${file} ${rule}`);

/** Everything that anybody could read after a run. */
async function outputs(): Promise<string> {
  const inspected = await look();
  const findings = groupFindings('data', inspected);
  const error = new BuildError(inspected.problems);
  return [
    ...said,
    formatFindings(findings, 'zh'),
    formatFindings(findings, 'en'),
    findingsJson(findings),
    findingsHtml(findings, 'zh'),
    findingsHtml(findings, 'en'),
    error.stack,
    error.format('zh'),
    JSON.stringify(inspected.problems),
  ].join('\n');
}

/** The value, its digits without what stands between them, and every run of six digits in it. */
function tellTales(text: string): string[] {
  const digits = text.normalize('NFKC').replace(/[^\dXx]/g, '');
  const runs = Array.from({ length: Math.max(0, digits.length - 5) }, (_, index) => digits.slice(index, index + 6));
  return [text, ...runs];
}

describe('the gate', () => {
  test('lets the smallest plan through', async () => {
    expect(await rulesOf()).toEqual([]);
  });

  test('searches files that are used, files that are not, hidden ones, and the names of files and folders', async () => {
    put(
      'indicators/water.csv',
      'area,period,numerator,denominator\n900001,2015,400,1000\n11010519491231002X,2016,1,2\n',
    );
    put('notes/2016.md', '电话 13700521846');
    put('.draft.txt', '贫困户张某');
    put('README.md', '户主：王小明');
    put('old/王秀英.txt', '');
    put('贫困户花名册/a.txt', '空');
    const found = await rulesOf();
    expect(found).toEqual(
      expect.arrayContaining([
        'indicators/water.csv personal-identity',
        'notes/2016.md personal-mobile',
        '.draft.txt personal-masked-name',
        'README.md personal-name',
        'old/王**.txt personal-name',
        '贫****册/a.txt personal-list',
      ]),
    );
  });

  test('stops the build', async () => {
    put('notes.txt', '13700521846');
    const { problems, figures } = await look();
    expect(() => stopOn(problems)).toThrow(BuildError);
    expect(figures).toBeUndefined();
  });

  test('leaves the history of the folder, which is never published', async () => {
    put('.git/objects/ab/cdef', '13700521846');
    expect(await rulesOf()).toEqual([]);
  });

  test('refuses what it cannot search: pictures, old and locked office files, other programs’ files', async () => {
    put('photo.jpg', Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 0, 16));
    put('list.xls', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0));
    put('base.db', 'SQLite format 3\0');
    put('packed.zip', 'PK\x03\x04broken');
    put('report.pdf', '%PDF-1.4\n');
    const found = await rulesOf();
    expect(found).toEqual(
      expect.arrayContaining([
        'photo.jpg personal-picture',
        'list.xls personal-unsearchable',
        'base.db personal-unsearchable',
        'packed.zip personal-unsearchable',
        'report.pdf personal-unsearchable',
      ]),
    );
  });

  test('refuses pictures and embedded objects in a workbook, and names where they are', async () => {
    rmSync(join(input, 'records/clinics.csv'));
    const parts = { 'xl/media/image1.png': 'x', 'xl/embeddings/oleObject1.bin': 'x' };
    put(
      'records/clinics.xlsx',
      makeWorkbook({
        sheets: [
          {
            name: '村',
            rows: [
              ['village', 'town', 'opened_on', 'beds'],
              ['东村', '900001', '2015-06-01', 2],
            ],
          },
        ],
        parts,
      }),
    );
    const { problems } = await look();
    expect(problems.filter(({ rule }) => rule.startsWith('personal')).map(({ message }) => message.zh)).toEqual([
      '有图片，无法检查里面有没有个人信息（图片 xl/media/image1.png）',
      '无法检查里面有没有个人信息（嵌入对象 xl/embeddings/oleObject1.bin）',
    ]);
  });

  test('notes of the system and of an open office program are no reason to stop', async () => {
    put('.DS_Store', Uint8Array.of(0, 0, 0, 1, 0x42, 0x75, 0x64, 0x31));
    put('indicators/~$water.xlsx', Uint8Array.of(4, 0x73, 0x75, 0x6e, 0, 0));
    expect(await rulesOf()).toEqual([]);
  });

  test('a count of households cannot be a mobile number, an amount can look like one', async () => {
    put('indicators/water.csv', 'area,period,numerator,denominator\n900001,2015,13700521846,1000\n');
    expect(await rulesOf()).toContain('indicators/water.csv personal-mobile');
    put('indicators/water.csv', 'area,period,numerator,denominator\n900001,2015,400,1000\n');
    put('old/money.csv', 'area,投资额（元）\n900001,13700521846\n');
    expect(await rulesOf()).not.toContain('old/money.csv personal-mobile');
  });

  test('a column that sounds personal is refused until the definition says why it is not', async () => {
    const columns = 'village,town,opened_on,beds,电话\n东村,900001,2015-06-01,2,12317\n';
    put('records/clinics.csv', columns);
    expect(await rulesOf()).toContain('records/clinics.csv personal-column-unexplained');
  });

  test('declared contacts of offices may stand in the files', async () => {
    put('notes.txt', '县民政局 0533-3200001');
    expect(await rulesOf()).toContain('notes.txt personal-telephone');
  });
});

describe('nothing that is found is ever shown', () => {
  const values = plantedValues.filter(({ bare }) => !bare);
  test.each(values)('$id', async ({ text }) => {
    const cell = `"${text.replaceAll('"', '""')}"`;
    put('indicators/water.csv', `area,period,numerator,denominator,note\n${cell},${cell},${cell},${cell},${cell}\n`);
    put(
      'plan/plan.yml',
      `title: ${JSON.stringify(text)}\n${JSON.stringify(text)}: 1\nperiod: ${JSON.stringify(text)}\n`,
    );
    put(`records/${text.replaceAll('/', '')}.csv`, `${cell}\n${cell}\n`);
    const shown = await outputs();
    expect(tellTales(text).filter((each) => shown.includes(each))).toEqual([]);
  });

  test('the names in a column of names', async () => {
    const people = ['王秀英', '刘建国', '李明', '石敢当'];
    put(
      'records/clinics.csv',
      `village,town,opened_on,beds\n${people.map((name) => `${name},${name},2015-06-01,2`).join('\n')}\n`,
    );
    const shown = await outputs();
    expect(people.filter((name) => shown.includes(name))).toEqual([]);
  });

  test('what stands in a column that only a list of people has', async () => {
    put('records/clinics.csv', 'village,town,opened_on,户主\n东村,900001,2015-06-01,石敢当\n石敢当,石敢当,x,石敢当\n');
    expect(await outputs()).not.toContain('石敢当');
  });
});

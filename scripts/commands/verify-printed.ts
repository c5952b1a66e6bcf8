import { readOnPaper } from '../../src/core/radicals.ts';
import { compareText, type PrintedPart, type TextDifference } from '../../src/core/report-text.ts';
import type { Text } from '../../src/core/text.ts';
import { readDocxText } from '../reports/reading/docx-text.ts';
import { readPdfText } from '../reports/reading/pdf-text.ts';
import { readPieces, type PrintedForm, type ReportReading } from '../reports/reading/pieces.ts';
import { textOf, type Published } from './published.ts';
import type { Trust, Verification } from './verify.ts';

const name: Text = {
  zh: 'PDF和DOCX报告与网页报告逐字一致',
  en: 'reports as PDF and DOCX, word for word as the web page',
};
const isPrinted = (path: string): boolean => /^(en\/)?reports\/\d.*\.(pdf|docx)$/.test(path);

/**
 * The text of every report as a PDF and as a DOCX against the web page it was printed from, whose figures are checked
 * against the release: each word and figure in its order, the running lines, what is said of drawings, and the page
 * numbers of the contents. Pictures in a DOCX are not read.
 */
export async function verifyPrinted(site: Published, { onProgress }: Trust = {}): Promise<Verification> {
  const paths = site.whole ? (await site.list()).filter(isPrinted) : [];
  const wrong: Text[] = [];
  let checked = 0;
  for (const [index, path] of paths.entries()) {
    const found = await verifyOne(site, path).catch((error: unknown): Found => ({
      checked: 0,
      wrong: [cannot(error)],
    }));
    checked += found.checked;
    wrong.push(...found.wrong.map(({ zh, en }) => ({ zh: `${path}：${zh}`, en: `${path}: ${en}` })));
    onProgress?.(name, index + 1, paths.length);
  }
  return { name, checked, wrong };
}

interface Found {
  readonly checked: number;
  readonly wrong: readonly Text[];
}

async function verifyOne(site: Published, path: string): Promise<Found> {
  const form = path.endsWith('.pdf') ? 'pdf' : 'docx';
  const [bytes, page] = await Promise.all([site.read(path), site.read(path.replace(/\.\w+$/, '.html'))]);
  if (!bytes || !page)
    return { checked: 0, wrong: [{ zh: '缺少它的网页报告', en: 'the web page it was printed from is missing' }] };
  const reading = readPieces(textOf(page), form);
  const wrong = await checkers[form](reading, bytes);
  return { checked: reading.pieces.length + reading.spoken.length, wrong };
}

type Checker = (reading: ReportReading, bytes: Uint8Array) => Promise<Text[]>;
const checkers: Readonly<Record<PrintedForm, Checker>> = { pdf: checkPdf, docx: checkDocx };

async function checkPdf({ title, mark, pieces, spoken }: ReportReading, bytes: Uint8Array): Promise<Text[]> {
  const read = await readPdfText(bytes);
  const wrong: Text[] = [];
  const pages = read.pages.map(({ page, text }): PrintedPart => {
    const whole = readOnPaper(text);
    const running = readOnPaper(`${mark}${title}—${page ?? ''}—`);
    if (whole.startsWith(running)) return { page, text: whole.slice(running.length) };
    wrong.push(tell({ page, key: undefined, expected: running, found: whole.slice(0, running.length) }));
    return { page, text: whole };
  });
  return [...wrong, ...compareText([...pieces, ...spoken], [...pages, ...read.spoken]).map(tell)];
}

function checkDocx({ mark, pieces }: ReportReading, bytes: Uint8Array): Promise<Text[]> {
  const { body, beside } = readDocxText(bytes);
  const wrong = compareText(pieces, body).map(tell);
  for (const [part, text] of beside) {
    const found = readOnPaper(text);
    const expected = part.startsWith('word/header') ? readOnPaper(mark) : part.startsWith('word/footer') ? '——' : '';
    if (found !== expected) wrong.push(tell({ page: undefined, key: part, expected, found }));
  }
  return Promise.resolve(wrong);
}

/** Page, figure, what is expected and what was found: a long text is cut. */
function tell({ page, key, expected, found }: TextDifference): Text {
  const cut = (text: string): string => (text.length > 80 ? `${text.slice(0, 79)}…` : text);
  const where = (name: string): string => [name, key].filter((each) => each !== '' && each !== undefined).join(' ');
  const [zh, en] = page === undefined ? ['', ''] : [`第${page}页`, `page ${page}`];
  const from = { zh: where(zh), en: where(en) };
  return {
    zh: `${from.zh && `${from.zh}：`}应为“${cut(expected)}”，印的是“${cut(found)}”`,
    en: `${from.en && `${from.en}: `}“${cut(expected)}” expected, “${cut(found)}” found`,
  };
}

function cannot(error: unknown): Text {
  const reason = error instanceof Error ? error.message : String(error);
  return { zh: `读不出：${reason}`, en: `cannot be read: ${reason}` };
}

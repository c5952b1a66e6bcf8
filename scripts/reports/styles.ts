import { LineRuleType, type IStylesOptions } from 'docx';

/** The language that a document is set for. */
export type Wording = 'zh' | 'en';

/** Twips in a millimetre. */
const mm = 1440 / 25.4;
const twips = (millimetres: number): number => Math.round(millimetres * mm);

/** A4 with the margins of GB/T 9704: 37 mm above, 35 below, 28 at the binding, 26 outside. */
export const page = {
  size: { width: twips(210), height: twips(297) },
  margin: {
    top: twips(37),
    bottom: twips(35),
    left: twips(28),
    right: twips(26),
    header: twips(20),
    footer: twips(25),
  },
};

/** The width of the text in twips. */
export const textWidth = twips(210 - 28 - 26);

interface Type {
  readonly eastAsia: string;
  readonly ascii: string;
}

const latin = 'Times New Roman';
const fonts: Readonly<Record<'title' | 'text' | 'first' | 'second' | 'table', Type>> = {
  title: { eastAsia: '方正小标宋简体', ascii: latin },
  text: { eastAsia: '仿宋', ascii: latin },
  first: { eastAsia: '黑体', ascii: 'Arial' },
  second: { eastAsia: '楷体', ascii: latin },
  table: { eastAsia: '宋体', ascii: latin },
};

/** Sizes in half points, line pitches in twips: 三号 on 28 pt in Chinese, 11.5 pt on 17 pt in English. */
const sizes = {
  zh: { text: 32, line: 560, title: 44, titleLine: 720, indent: 640 },
  en: { text: 23, line: 340, title: 40, titleLine: 560, indent: 0 },
} as const;

/** The styles of a document: those that Word knows by name, and a few of our own. */
export function stylesFor(wording: Wording): IStylesOptions {
  const { text, line, title, titleLine, indent } = sizes[wording];
  const font = (type: Type) => ({ ascii: type.ascii, hAnsi: type.ascii, eastAsia: type.eastAsia, cs: type.ascii });
  const exactly = (height: number) => ({ line: height, lineRule: LineRuleType.EXACT });
  const plain = { size: text, font: font(fonts.text) };
  const small = { size: 19, font: font(fonts.table) };
  const black = { color: '000000', bold: false, italics: false };
  const heading = { keepNext: true, keepLines: true, spacing: { ...exactly(line), before: 280, after: 80 } };
  return {
    default: {
      document: {
        run: { ...plain, language: { value: 'en-US', eastAsia: 'zh-CN' } },
        paragraph: { spacing: exactly(line) },
      },
      title: {
        run: { ...black, size: title, font: font(fonts.title) },
        paragraph: { alignment: 'center', spacing: { ...exactly(titleLine), before: 2400, after: 400 } },
      },
      heading1: { run: { ...black, size: text, font: font(fonts.first) }, paragraph: heading },
      heading2: { run: { ...black, size: text, font: font(fonts.second), bold: true }, paragraph: heading },
    },
    paragraphStyles: [
      own('Text', plain, { indent: { firstLine: indent }, alignment: wording === 'zh' ? 'both' : 'left' }),
      own('Centred', { size: text, font: font(fonts.second) }, { alignment: 'center' }),
      own('ContentsHeading', { size: text, font: font(fonts.first) }, { alignment: 'center', spacing: { after: 200 } }),
      own('Item', plain, { indent: { left: indent || 360, hanging: 0 } }),
      own('Cell', small, { spacing: exactly(270) }),
      own('CellHead', { ...small, font: font(fonts.first) }, { spacing: exactly(270) }),
      own('CellNote', { ...small, size: 17, color: '404040' }, { spacing: exactly(230) }),
      own(
        'TableCaption',
        { size: 21, font: font(fonts.first) },
        { keepNext: true, spacing: { before: 160, after: 60 } },
      ),
      own('Picture', plain, { keepNext: true, spacing: { line: 240, lineRule: LineRuleType.AUTO, before: 120 } }),
      own('Credit', { ...small, size: 16, color: '404040' }, { spacing: { ...exactly(220), after: 200 } }),
      own('Fact', { size: 24, font: font(fonts.table) }, { spacing: { line: 340, lineRule: LineRuleType.AT_LEAST } }),
      own('Mark', { size: text, font: font(fonts.first) }, {}),
      own('Running', { size: 18, font: font(fonts.first) }, { spacing: exactly(240) }),
      own('PageNumber', { size: 28, font: font(fonts.table) }, { spacing: exactly(340) }),
    ],
  };
}

type Own = NonNullable<IStylesOptions['paragraphStyles']>[number];

function own(id: string, run: NonNullable<Own['run']>, paragraph: NonNullable<Own['paragraph']>): Own {
  return { id, name: id, basedOn: 'Normal', quickFormat: true, run, paragraph };
}

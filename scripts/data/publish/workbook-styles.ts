/** The styles of a workbook's cells by their place in `cellXfs`. */
export const styles = {
  number: 0,
  text: 1,
  integer: 2,
  boolean: 0,
  day: 3,
  wrapped: 4,
  header: 5,
  heading: 6,
} as const;

/** Built-in number formats (ECMA-376, 18.8.30): general, whole number, text. The day is ours. */
const formats = { general: 0, whole: 1, text: 49, day: 164 };

const cell = (format: number, more = '', inner = ''): string =>
  `<xf numFmtId="${format}" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"${more}>${inner}</xf>`;
const top = (wrap: boolean): string => `<alignment vertical="top"${wrap ? ' wrapText="1"' : ''}/>`;
const bold = (format: number, fill: number, inner: string): string =>
  `<xf numFmtId="${format}" fontId="1" fillId="${fill}" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyAlignment="1">${inner}</xf>`;

/** `xl/styles.xml`: one font, bold for headings, a light ground under the header. */
export const stylesXml = [
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n',
  '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">',
  `<numFmts count="1"><numFmt numFmtId="${formats.day}" formatCode="yyyy\\-mm\\-dd"/></numFmts>`,
  '<fonts count="2"><font><sz val="11"/><name val="Calibri"/><family val="2"/></font>',
  '<font><b/><sz val="11"/><name val="Calibri"/><family val="2"/></font></fonts>',
  '<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>',
  '<fill><patternFill patternType="solid"><fgColor rgb="FFE9ECF3"/><bgColor indexed="64"/></patternFill></fill></fills>',
  '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>',
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>',
  '<cellXfs count="7">',
  cell(formats.general),
  cell(formats.text),
  cell(formats.whole),
  cell(formats.day),
  cell(formats.text, ' applyAlignment="1"', top(true)),
  bold(formats.text, 2, top(true)),
  bold(formats.text, 0, top(false)),
  '</cellXfs>',
  '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>',
  '</styleSheet>',
].join('');

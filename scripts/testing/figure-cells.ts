/** A figure as a page shows it: the text of its cell, with what stands beside the number. */
export interface FigureCell {
  /** `indicator|area|period|groups`; without an area where the page is of the plan's own. */
  readonly name: string;
  readonly text: string;
}

const textOf = (html: string): string =>
  html
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();

/** Every figure that a page links to the page of its number. */
export function figureCells(html: string, ownArea: string): FigureCell[] {
  const cells: FigureCell[] = [];
  for (const match of html.matchAll(
    /<a class="figure" href="[^"]*\/indicators\/([^"#]+)\/#([^"]+)"[^>]*>([\s\S]*?)<\/a>((?:<small>[\s\S]*?<\/small>)?)/g,
  )) {
    const [, path = '', anchor = '', shown = '', beside = ''] = match;
    const [indicator = '', area = ownArea] = path.split('/');
    const [period = '', ...groups] = decodeURIComponent(anchor).split('.');
    cells.push({ name: [indicator, area, period, groups.join(';')].join('|'), text: textOf(`${shown} ${beside}`) });
  }
  return cells;
}

/** The cells of all tables of a page, each with the headers of its row and column. */
export function tableCells(html: string): { headers: string[]; text: string }[] {
  return [...html.matchAll(/<table[^>]*>([\s\S]*?)<\/table>/g)].flatMap(([, table = '']) => {
    const rows = [...table.matchAll(/<tr[^>]*>([\s\S]*?)<\/tr>/g)].map(([, row = '']) =>
      [...row.matchAll(/<(th|td)[^>]*>([\s\S]*?)<\/\1>/g)].map(([, kind, cell = '']) => ({ kind, text: textOf(cell) })),
    );
    const [columns = []] = rows;
    return rows.slice(1).flatMap((row) => {
      const headers = row.filter(({ kind }) => kind === 'th').map(({ text }) => text);
      return row.flatMap(({ kind, text }, index) =>
        kind === 'td' ? [{ headers: [...headers, columns[index]?.text ?? ''], text }] : [],
      );
    });
  });
}

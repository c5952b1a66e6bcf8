/**
 * A PDF as Chromium writes it, with its dates replaced: the same report has the same bytes every time. `day` is the day
 * of the release, `2020-12-31`.
 */
export function fixDates(pdf: Buffer, day: string): Buffer {
  const text = pdf.toString('latin1');
  const stamp = `${day.replaceAll('-', '')}000000+00'00'`;
  return Buffer.from(text.replace(/(\/(?:CreationDate|ModDate) \(D:)\d{14}[+-]\d\d'\d\d'/g, `$1${stamp}`), 'latin1');
}

/**
 * The page on which each place that something in the document links to stands: from the names of destinations that
 * Chromium writes, and the order of pages. Throws where the file is not built that way.
 */
export function pagesOfPlaces(pdf: Buffer): Map<string, number> {
  const text = pdf.toString('latin1');
  const order = new Map(pageObjects(text).map((object, index) => [object, index + 1]));
  const dictionary = /\/Dests (\d+) 0 R/.exec(text)?.[1];
  if (dictionary === undefined) return new Map();
  const places = objectAt(text, dictionary).matchAll(/\/([\w.-]+) \[(\d+) 0 R/g);
  return new Map([...places].map(([, name = '', object = '']) => [name, order.get(object) ?? missing(name)]));
}

/** How many pages a PDF of Chromium has. */
export function countPdfPages(pdf: Buffer): number {
  return pageObjects(pdf.toString('latin1')).length;
}

/** The page objects in the order of the document: the leaves of the tree of pages. */
function pageObjects(text: string): string[] {
  const root = /\/Type \/Catalog[^>]*?\/Pages (\d+) 0 R/.exec(text)?.[1];
  if (root === undefined) throw new Error('missing catalog: the PDF is not one that Chromium writes');
  const leaves = (object: string): string[] => {
    const content = objectAt(text, object);
    const kids = /\/Kids \[([^\]]*)\]/.exec(content)?.[1];
    return kids === undefined ? [object] : [...kids.matchAll(/(\d+) 0 R/g)].flatMap(([, kid = '']) => leaves(kid));
  };
  return leaves(root);
}

function objectAt(text: string, object: string): string {
  const start = text.indexOf(`\n${object} 0 obj`);
  if (start < 0) throw new Error(`missing object: ${object}; the PDF is not one that Chromium writes`);
  return text.slice(start, text.indexOf('endobj', start));
}

function missing(name: string): never {
  throw new Error(`missing page: ${name}; a place of the contents lies on no page`);
}

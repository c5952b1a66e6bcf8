/** Where a text stands in the files of a folder. */
export interface Place {
  readonly file: string;
  /** The worksheet, or the part of a package that is not a worksheet. */
  readonly sheet?: string;
  readonly row?: number;
  readonly column?: string;
}

/** What kind of place: it decides how a name that stands alone is judged, and is named in the message. */
export type Where =
  | 'cell'
  | 'text'
  | 'comment'
  | 'file-name'
  | 'sheet-name'
  | 'defined-name'
  | 'property'
  | 'hidden-part'
  | 'bytes'
  | 'markup';

export type TableCell = string | number | undefined;

export interface TableRow {
  readonly row: number;
  readonly cells: readonly TableCell[];
}

/** A piece of text, as it stands in a file. Of a text of many lines `row` is that of the first. */
export interface FoundText {
  readonly type: 'text';
  readonly place: Place;
  readonly where: Where;
  readonly text: string;
}

/** Rows of cells with their header, wherever in the rows it stands. */
export interface FoundTable {
  readonly type: 'table';
  readonly place: Place;
  readonly rows: readonly TableRow[];
  /** A column is called by its header; in a worksheet without one by its letters. */
  readonly letters?: boolean;
  /** A later part of a long table: the header stands above it once more and has been searched. */
  readonly continued?: boolean;
}

/**
 * Something that cannot be searched. `picture`: what it shows. `binary`: no form of text, or one that is not read in
 * full. `closed`: a package or a data file that cannot be opened.
 */
export interface FoundFault {
  readonly type: 'fault';
  readonly place: Place;
  readonly fault: 'picture' | 'binary' | 'closed';
  readonly what: { readonly zh: string; readonly en: string };
}

export type Found = FoundText | FoundTable | FoundFault;

/** The name of a file without the ending that tells its kind. */
export function bareName(name: string): string {
  return name.replace(
    /\.(csv|tsv|txt|xlsx?|xlsm|docx?|pptx?|pdf|ya?ml|json|html?|svg|xml|md|zip|parquet|arrows?|gz|br)$/i,
    '',
  );
}

/** What the parts of the bench work with. */
export interface Context {
  /** The input data. */
  readonly data: string;
  /** A built site with its compressed files. */
  readonly site: string;
  /** The path the site lies under, with a slash at both ends. */
  readonly base: string;
  /** A folder for whatever a part writes; it is removed at the end. */
  readonly work: string;
  readonly runs: number;
  /** The sizes of the panels that are built. */
  readonly rows: readonly number[];
  /** About how many pages the generated sites have. */
  readonly pages: readonly number[];
  /** Says that one more run is done. */
  readonly step: () => void;
}

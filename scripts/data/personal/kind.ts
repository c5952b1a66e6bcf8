/** What kind of personal data was found; each has its rule, `personal-<kind>`. */
export const kinds = [
  'identity',
  'old-identity',
  'disability',
  'mobile',
  'telephone',
  'card',
  'account',
  'masked',
  'masked-name',
  'birth',
  'address',
  'email',
  'chat',
  'scientific',
  'name',
] as const;
export type Kind = (typeof kinds)[number];

/** One find: where it stands in the text, end exclusive. */
export interface Hit {
  readonly kind: Kind;
  readonly start: number;
  readonly end: number;
}

/** What the name of a column or the words before a value say it holds. */
export type Hint = 'identity' | 'contact' | 'account' | 'birth' | 'address' | 'chat' | 'name';

/** What is known about a text before it is searched. */
export interface Context {
  /** No birth lies after this day, `YYYY-MM-DD`. */
  readonly today: string;
  /** Telephone numbers (digits only) and e-mail addresses (lower case) of offices, which may be published. */
  readonly contacts: ReadonlySet<string>;
  /** What the column of the text is about. */
  readonly hints?: ReadonlySet<Hint>;
  /** The text stands in a column of amounts or counts, where eleven or fifteen digits are a figure. */
  readonly measure?: boolean;
  /** The text is one cell, one name of a sheet, one property: short, and a value as a whole. */
  readonly whole?: boolean;
  /** Pages made by us: numbers beside each other, as in a drawing, are not one number with spaces. */
  readonly published?: boolean;
}

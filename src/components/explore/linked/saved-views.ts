/** A view kept on the reader's device. */
export interface SavedView {
  readonly name: string;
  /** The query part of its address. */
  readonly search: string;
  /** The release it was saved with. */
  readonly version: string;
}

/** Where views are kept: `localStorage`, or nothing where the browser does not allow it. */
export type Storage = Pick<globalThis.Storage, 'getItem' | 'setItem'>;

const key = 'sunledger-views';
const most = 50;

/** The storage of the browser; undefined where asking for it is refused. */
export function browserStorage(): Storage | undefined {
  try {
    return globalThis.localStorage;
  } catch {
    return undefined;
  }
}

/** The views saved, the latest first; none where there is no storage, or where something else was written there. */
export function readViews(storage: Storage | undefined): SavedView[] {
  try {
    const found: unknown = JSON.parse(storage?.getItem(key) ?? '[]');
    return Array.isArray(found) ? found.filter(isView) : [];
  } catch {
    return [];
  }
}

function isView(value: unknown): value is SavedView {
  const view = value as Partial<SavedView> | null;
  return [view?.name, view?.search, view?.version].every((text) => typeof text === 'string');
}

/** Saves a view before the others; one of the same name is replaced. False where the browser does not allow it. */
export function saveView(storage: Storage | undefined, view: SavedView): boolean {
  return writeViews(storage, [view, ...readViews(storage).filter(({ name }) => name !== view.name)].slice(0, most));
}

/** Takes a view away. False where the browser does not allow it. */
export function deleteView(storage: Storage | undefined, name: string): boolean {
  return writeViews(
    storage,
    readViews(storage).filter((view) => view.name !== name),
  );
}

function writeViews(storage: Storage | undefined, views: readonly SavedView[]): boolean {
  try {
    storage?.setItem(key, JSON.stringify(views));
    return storage !== undefined;
  } catch {
    return false;
  }
}

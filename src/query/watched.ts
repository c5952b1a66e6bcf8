import { noteRead } from '../core/reads.ts';

type Named = Readonly<Record<string, unknown>>;
type Keyed = ReadonlyMap<string, unknown>;

/**
 * A release whose readers are noted, part by part: an entry of a map, a field of an object, else the whole of what stands
 * under a name. What is inside a part is not told apart.
 */
export function watched<Data extends object>(data: Data): Data {
  const inside = new Map<string, unknown>();
  const open = (name: string, value: unknown): unknown => {
    if (value instanceof Map) return known(inside, name, () => watchMap(name, value as Keyed));
    if (isNamed(value)) return known(inside, name, () => watchFields(`${name}/`, value, (_, part) => part));
    noteRead(name);
    return value;
  };
  return watchFields('', data as Named, open) as Data;
}

/** Gives a hash of each part of a release by the name it is noted under; the same for parts that say the same. */
export function digestParts(data: object, hash: (text: string) => string): (part: string) => string {
  const digests = new Map<string, string>();
  return (part) => known(digests, part, () => hash(JSON.stringify(valueOf(data as Named, part)) ?? ''));
}

function valueOf(data: Named, part: string): unknown {
  const slash = part.indexOf('/');
  if (part === '*') return Object.keys(data);
  if (slash < 0) return data[part] instanceof Map ? [...(data[part] as Keyed)] : data[part];
  const [whole, entry] = [data[part.slice(0, slash)], part.slice(slash + 1)];
  if (whole instanceof Map) return (whole as Keyed).get(entry);
  if (!isNamed(whole)) return undefined;
  return entry === '*' ? Object.keys(whole) : whole[entry];
}

/** `open` notes what is read, or gives something that does. */
function watchFields<Fields extends Named>(
  prefix: string,
  fields: Fields,
  open: (part: string, value: unknown) => unknown,
): Fields {
  const read = (name: string | symbol): unknown => {
    const value: unknown = Reflect.get(fields, name);
    if (typeof name === 'symbol') return value;
    if (prefix !== '') noteRead(prefix + name);
    return open(prefix + name, value);
  };
  return new Proxy(fields, {
    get: (_, name) => read(name),
    has: (_, name) => {
      if (typeof name === 'string') noteRead(prefix + name);
      return Reflect.has(fields, name);
    },
    getOwnPropertyDescriptor: (_, name) => {
      if (typeof name === 'string') noteRead(prefix + name);
      return Reflect.getOwnPropertyDescriptor(fields, name);
    },
    ownKeys: () => {
      noteRead(`${prefix}*`);
      return Reflect.ownKeys(fields);
    },
  });
}

function watchMap(name: string, map: Keyed): Keyed {
  const all = (): Keyed => {
    noteRead(name);
    return map;
  };
  const one = (key: string): Keyed => {
    noteRead(`${name}/${key}`);
    return map;
  };
  return {
    get: (key) => one(key).get(key),
    has: (key) => one(key).has(key),
    get size() {
      return all().size;
    },
    forEach: (visit) => all().forEach(visit),
    entries: () => all().entries(),
    keys: () => all().keys(),
    values: () => all().values(),
    [Symbol.iterator]: () => all()[Symbol.iterator](),
  };
}

function isNamed(value: unknown): value is Named {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Map);
}

function known<Value>(memory: Map<string, Value>, name: string, make: () => Value): Value {
  const found = memory.get(name);
  if (found !== undefined) return found;
  const made = make();
  memory.set(name, made);
  return made;
}

/** Keeps what was made under a name: thousands of pages ask for the same few hundred pictures, lists and sentences. */
export function remember<Value>(memory: Map<string, Value>, name: string, make: () => Value): Value {
  const known = memory.get(name);
  if (known !== undefined) return known;
  const made = make();
  memory.set(name, made);
  return made;
}

/** Unpacked bytes of the engine's WebAssembly file: a compressed response does not say them. A test holds it to the file. */
export const engineBytes = 34_242_586;

/** Unpacked bytes of the engine's WebAssembly file as it is published, without what is never called: a compressed response does not say them. A test holds it to the file. */
export const engineBytes = 24_087_852;

/** The lines of SHA256SUMS: path and hash. A path that would lead out of its folder is refused. */
export function readSums(text: string): Map<string, string> {
  const sums = new Map<string, string>();
  for (const line of text.split('\n').filter((each) => each !== '')) {
    const [, hash = '', path = ''] = /^([0-9a-f]{64}) {2}([\w./-]+)$/.exec(line) ?? [];
    if (path === '' || path.startsWith('/') || path.split('/').includes('..'))
      throw new Error(`unusable line in SHA256SUMS: ${line}; expected a hash, two spaces and a path`);
    sums.set(path, hash);
  }
  return sums;
}

/** SHA256SUMS as `sha256sum -c` reads it. */
export function writeSums(files: readonly { readonly path: string; readonly sha256: string }[]): string {
  return files.map(({ path, sha256 }) => `${sha256}  ${path}\n`).join('');
}

/** The names of the list of checksums and of its signature: 64 bytes of Ed25519 over the list, in Base64. */
export const sumsFile = 'SHA256SUMS';
export const signatureFile = 'SHA256SUMS.sig';

/** Whether a file is the compressed double of another, which a server sends in its stead. */
export function isDouble(path: string): boolean {
  return /\.(br|gz)$/.test(path);
}

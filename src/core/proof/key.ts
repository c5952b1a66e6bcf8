/** A public key of Ed25519 in the form that certificates have it (RFC 8410): twelve bytes before the key itself. */
const prefix = [0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x03, 0x21, 0x00];

/** The 32 bytes of a public key, from Base64 or from PEM. Undefined where it is neither. */
export function readPublicKey(text: string): Uint8Array<ArrayBuffer> | undefined {
  const bytes = fromBase64(text.replace(/-----[A-Z ]+-----/g, '').replace(/\s+/g, ''));
  if (bytes?.length === 32) return bytes;
  const framed = bytes?.length === prefix.length + 32 && prefix.every((byte, index) => bytes[index] === byte);
  return framed ? bytes.slice(prefix.length) : undefined;
}

/** A public key, given as its 32 bytes in Base64, as PEM: what openssl reads. */
export function publicKeyPem(key: string): string {
  const bytes = fromBase64(key) ?? new Uint8Array();
  return `-----BEGIN PUBLIC KEY-----\n${toBase64(Uint8Array.from([...prefix, ...bytes]))}\n-----END PUBLIC KEY-----\n`;
}

/** The bytes that a text in Base64 stands for; undefined where it is none. */
export function fromBase64(text: string): Uint8Array<ArrayBuffer> | undefined {
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(text) || text.length % 4 !== 0) return undefined;
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}

/** Bytes in Base64. */
export function toBase64(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes));
}

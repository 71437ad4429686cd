/** The part of node:crypto that ciphers. */
import { callable } from '../../crypto/callable.ts';
import { Cipheriv, Decipheriv } from '../../crypto/ciphers.ts';

type Arguments = [cipher?: unknown, key?: unknown, iv?: unknown, options?: unknown];

function createCipheriv(...[cipher, key, iv, options]: Arguments): Cipheriv {
  return new Cipheriv(cipher, key, iv, options);
}

function createDecipheriv(...[cipher, key, iv, options]: Arguments): Decipheriv {
  return new Decipheriv(cipher, key, iv, options);
}

const exported: Record<string, unknown> = {
  Cipheriv: callable('Cipheriv', Cipheriv, (...args) => createCipheriv(...args)),
  Decipheriv: callable('Decipheriv', Decipheriv, (...args) => createDecipheriv(...args)),
  createCipheriv,
  createDecipheriv,
};
export default exported;

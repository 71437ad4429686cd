/** The global `crypto`: random values, and `subtle`. */
import { illegalConstructor, invalidThis } from '@efi-node/node-errors';
import { randomUUID } from '../../crypto/random-values.ts';
import { randomFill } from '../../crypto/random.ts';
import { checkCount, usagesArgument } from '../../crypto/web/arguments.ts';
import { CryptoKey } from '../../crypto/web/crypto-key.ts';
import { importKey } from '../../crypto/web/keys.ts';
import { normalize } from '../../crypto/web/normalize.ts';
import { subtle, SubtleCrypto } from '../../crypto/web/subtle.ts';
import { typedArrayName } from '../../inspect/types.ts';

/** Bytes of one call at most (Web Cryptography API, section 10.1.1). */
const MOST_BYTES = 65_536;

const ours = Symbol('made here');

function checkThis(value: unknown): void {
  if (!(value instanceof Crypto)) throw invalidThis('Crypto');
}

function isIntegers(value: unknown): value is ArrayBufferView {
  const name = typedArrayName(value);
  return name !== undefined && !name.startsWith('Float');
}

export class Crypto {
  constructor(token?: unknown) {
    if (token !== ours) throw illegalConstructor();
  }

  get subtle(): SubtleCrypto {
    checkThis(this);
    return subtle;
  }

  getRandomValues(array: unknown): ArrayBufferView {
    checkThis(this);
    checkCount('getRandomValues', arguments.length, 1, 'Crypto');
    if (!isIntegers(array)) {
      throw new DOMException('The data argument must be an integer-type TypedArray', 'TypeMismatchError');
    }
    if (array.byteLength > MOST_BYTES) {
      throw new DOMException('The requested length exceeds 65,536 bytes', 'QuotaExceededError');
    }
    randomFill(new Uint8Array(array.buffer, array.byteOffset, array.byteLength));
    return array;
  }

  randomUUID(options?: unknown): string {
    checkThis(this);
    return randomUUID(options);
  }

  get [Symbol.toStringTag](): string {
    return 'Crypto';
  }
}
for (const name of ['subtle', 'getRandomValues', 'randomUUID']) {
  Object.defineProperty(Crypto.prototype, name, { enumerable: true });
}

export const crypto: Crypto = new Crypto(ours);

/** A key object of node:crypto as a CryptoKey. */
function importSecret(
  bytes: Uint8Array,
  algorithm: unknown,
  extractable: unknown,
  usages: unknown,
): CryptoKey {
  return importKey('raw', bytes, {
    algorithm: normalize(algorithm, 'importKey'),
    extractable: Boolean(extractable),
    usages: usagesArgument('toCryptoKey', 2, usages),
  });
}

const exported: Record<string, unknown> = { Crypto, CryptoKey, SubtleCrypto, crypto, importSecret };
export default exported;

/** The global `crypto`: random values and digests. */
import { randomFill, randomUuid } from '../../crypto/random.ts';
import { digestBytes } from '../../crypto/hashes.ts';
import { typedArrayName } from '../../inspect/types.ts';
import { unavailable } from '../../unavailable.ts';

// oxlint-disable-next-line typescript/no-extraneous-class -- programs ask `instanceof CryptoKey`
export class CryptoKey {}

const absentMethods = [
  'encrypt',
  'decrypt',
  'sign',
  'verify',
  'generateKey',
  'deriveKey',
  'deriveBits',
  'importKey',
  'exportKey',
  'wrapKey',
  'unwrapKey',
];

export class SubtleCrypto {
  digest(algorithm: string | { name: string }, data: ArrayBuffer | ArrayBufferView): Promise<ArrayBuffer> {
    const name = typeof algorithm === 'string' ? algorithm : algorithm.name;
    const bytes = ArrayBuffer.isView(data)
      ? new Uint8Array(data.buffer, data.byteOffset, data.byteLength)
      : new Uint8Array(data);
    if (!/^sha-(1|256|384|512)$/i.test(name)) {
      return Promise.reject(new DOMException('Unrecognized algorithm name', 'NotSupportedError'));
    }
    const result = digestBytes(name.replace('-', '').toLowerCase(), bytes);
    return Promise.resolve(new Uint8Array(result).buffer);
  }
}
for (const name of absentMethods) {
  const absent = unavailable('crypto', `subtle.${name}`, 'use createHash and createHmac of node:crypto');
  Object.defineProperty(SubtleCrypto.prototype, name, {
    value: (): Promise<never> => Promise.resolve().then(absent),
    writable: true,
    configurable: true,
  });
}

export class Crypto {
  readonly subtle: SubtleCrypto = new SubtleCrypto();

  getRandomValues<T extends ArrayBufferView>(array: T): T {
    const name = typedArrayName(array);
    if (name === undefined || name.startsWith('Float')) {
      throw new DOMException('The data argument must be an integer-type TypedArray', 'TypeMismatchError');
    }
    if (array.byteLength > 65536) {
      throw new DOMException(`The requested length exceeds 65,536 bytes`, 'QuotaExceededError');
    }
    randomFill(new Uint8Array(array.buffer, array.byteOffset, array.byteLength));
    return array;
  }

  randomUUID(): string {
    return randomUuid();
  }
}

export const crypto: Crypto = new Crypto();

const exported: Record<string, unknown> = { Crypto, CryptoKey, SubtleCrypto, crypto };
export default exported;

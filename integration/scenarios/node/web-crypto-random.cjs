// Web Crypto: random values, and the objects themselves.
const { told } = require('./lib/told.cjs');

told('filled', () => crypto.getRandomValues(new Uint8Array(32)).every((byte) => byte === 0));
const words = new Uint32Array(4);
told('the same', () => crypto.getRandomValues(words) === words);
for (const Class of [Int8Array, Uint8ClampedArray, Int16Array, Int32Array, BigInt64Array, BigUint64Array])
  told(Class.name, () => crypto.getRandomValues(new Class(2)).length);
told('buffer', () => crypto.getRandomValues(Buffer.alloc(3)).length);
for (const wrong of [
  new Float32Array(2),
  new Float64Array(1),
  new DataView(new ArrayBuffer(2)),
  new ArrayBuffer(2),
  [1, 2],
  {},
  'abc',
  5,
  null,
  undefined,
])
  told('wrong', () => crypto.getRandomValues(wrong));
told('nothing', () => crypto.getRandomValues());
told('most', () => crypto.getRandomValues(new Uint8Array(65536)).length);
told('too many', () => crypto.getRandomValues(new Uint8Array(65537)));
told('empty', () => crypto.getRandomValues(new Uint8Array(0)).length);
told('uuid', () =>
  /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(crypto.randomUUID()),
);
const { getRandomValues, randomUUID } = crypto;
told('loose', () => getRandomValues(new Uint8Array(1)));
told('loose', () => randomUUID());
told('of the module', () => require('node:crypto').getRandomValues(new Uint8Array(3)).length);
for (const Class of [Crypto, SubtleCrypto, CryptoKey]) told(Class.name, () => new Class());
console.log(crypto instanceof Crypto, crypto.subtle instanceof SubtleCrypto, crypto.subtle === crypto.subtle);
console.log(
  Object.prototype.toString.call(crypto),
  Object.prototype.toString.call(crypto.subtle),
  String(CryptoKey.prototype[Symbol.toStringTag]),
);
console.log(Object.keys(Crypto.prototype), Object.keys(CryptoKey.prototype));
console.log(
  [
    'encrypt',
    'decrypt',
    'sign',
    'verify',
    'digest',
    'generateKey',
    'deriveKey',
    'deriveBits',
    'importKey',
    'exportKey',
    'wrapKey',
    'unwrapKey',
  ].map((name) => [name, typeof crypto.subtle[name], crypto.subtle[name].length].join(' ')),
);
console.log(crypto, crypto.subtle);

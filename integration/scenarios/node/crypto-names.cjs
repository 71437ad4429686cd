// Every name of node:crypto, and what kind of thing it is.
const crypto = require('node:crypto');

for (const name of Object.keys(crypto).toSorted()) {
  const value = crypto[name];
  console.log(name, typeof value);
}
console.log(
  ['fips', 'prng', 'pseudoRandomBytes', 'rng'].map((name) =>
    [name in crypto, Object.keys(crypto).includes(name)].join(),
  ),
);
console.log(
  crypto.webcrypto === globalThis.crypto,
  crypto.subtle === crypto.webcrypto.subtle,
  crypto.getFips(),
  crypto.secureHeapUsed(),
);
console.log(Object.entries(crypto.constants).filter(([name]) => /^(RSA|POINT|DH|TLS)/.test(name)));
console.log(require('crypto') === crypto, Object.isFrozen(crypto.constants), crypto.getCurves().length >= 0);
for (const name of [
  'Hash',
  'Hmac',
  'Cipheriv',
  'Decipheriv',
  'KeyObject',
  'Sign',
  'Verify',
  'ECDH',
  'DiffieHellman',
  'X509Certificate',
  'Certificate',
])
  console.log(name, typeof crypto[name].prototype);

// Hash functions under every name that OpenSSL has for them.
const crypto = require('node:crypto');

const families = {
  md5: ['MD5', 'RSA-MD5', 'rsa-md5', 'md5WithRSAEncryption', 'ssl3-md5'],
  sha1: ['SHA1', 'SHA-1', 'RSA-SHA1', 'RSA-SHA1-2', 'sha1WithRSAEncryption', 'ssl3-sha1'],
  sha224: ['SHA224', 'SHA-224', 'SHA2-224', 'RSA-SHA224', 'sha224WithRSAEncryption'],
  sha256: ['SHA256', 'Sha256', 'SHA-256', 'sha-256', 'SHA2-256', 'RSA-SHA256', 'sha256WithRSAEncryption'],
  sha384: ['SHA384', 'SHA-384', 'SHA2-384', 'RSA-SHA384', 'sha384WithRSAEncryption'],
  sha512: ['SHA512', 'SHA-512', 'SHA2-512', 'RSA-SHA512', 'sha512WithRSAEncryption'],
  'sha512-224': [
    'SHA512-224',
    'SHA-512/224',
    'SHA2-512/224',
    'RSA-SHA512/224',
    'sha512-224WithRSAEncryption',
  ],
  'sha512-256': [
    'SHA512-256',
    'SHA-512/256',
    'SHA2-512/256',
    'RSA-SHA512/256',
    'sha512-256WithRSAEncryption',
  ],
  'sha3-224': ['SHA3-224', 'RSA-SHA3-224', 'id-rsassa-pkcs1-v1_5-with-sha3-224'],
  'sha3-256': ['SHA3-256', 'RSA-SHA3-256', 'id-rsassa-pkcs1-v1_5-with-sha3-256'],
  'sha3-384': ['SHA3-384', 'RSA-SHA3-384', 'id-rsassa-pkcs1-v1_5-with-sha3-384'],
  'sha3-512': ['SHA3-512', 'RSA-SHA3-512', 'id-rsassa-pkcs1-v1_5-with-sha3-512'],
  ripemd160: ['RIPEMD160', 'ripemd', 'RIPEMD', 'rmd160', 'RIPEMD-160', 'RSA-RIPEMD160', 'ripemd160WithRSA'],
  blake2b512: ['BLAKE2b512', 'BLAKE2B-512'],
  blake2s256: ['BLAKE2s256', 'BLAKE2S-256'],
  'md5-sha1': ['MD5-SHA1'],
  shake128: ['SHAKE128', 'SHAKE-128'],
  shake256: ['SHAKE256', 'SHAKE-256'],
};

const known = new Set(crypto.getHashes());
for (const [name, aliases] of Object.entries(families)) {
  const digest = crypto.createHash(name).update('abc').digest('hex');
  console.log(name, digest, known.has(name));
  for (const alias of aliases) {
    let other;
    try {
      other = crypto.createHash(alias).update('abc').digest('hex') === digest;
    } catch (error) {
      other = error.message;
    }
    console.log(' ', alias, other, known.has(alias));
  }
}
for (const name of [
  '',
  'nope',
  'sha',
  'sha2',
  'sha-2',
  'sha 256',
  'sha_256',
  'md',
  'sha0',
  'sha3',
  'sha3256',
  'RSA-nope',
  'blake2b',
  'toString',
  '__proto__',
]) {
  try {
    console.log(name, crypto.createHash(name).digest('hex'));
  } catch (error) {
    console.log([name], error.name, error.code, error.message);
  }
}
console.log(crypto.getHashes() === crypto.getHashes(), crypto.getHashes().length > 40);

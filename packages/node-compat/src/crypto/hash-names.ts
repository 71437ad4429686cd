/** The names of hash functions beside OpenSSL's own. */

/** Further names that `getHashes` lists. */
export const listedAliases: Readonly<Record<string, string>> = {
  'RSA-MD5': 'md5',
  'RSA-RIPEMD160': 'ripemd160',
  'RSA-SHA1': 'sha1',
  'RSA-SHA1-2': 'sha1',
  'RSA-SHA224': 'sha224',
  'RSA-SHA256': 'sha256',
  'RSA-SHA3-224': 'sha3-224',
  'RSA-SHA3-256': 'sha3-256',
  'RSA-SHA3-384': 'sha3-384',
  'RSA-SHA3-512': 'sha3-512',
  'RSA-SHA384': 'sha384',
  'RSA-SHA512': 'sha512',
  'RSA-SHA512/224': 'sha512-224',
  'RSA-SHA512/256': 'sha512-256',
  'id-rsassa-pkcs1-v1_5-with-sha3-224': 'sha3-224',
  'id-rsassa-pkcs1-v1_5-with-sha3-256': 'sha3-256',
  'id-rsassa-pkcs1-v1_5-with-sha3-384': 'sha3-384',
  'id-rsassa-pkcs1-v1_5-with-sha3-512': 'sha3-512',
  md5WithRSAEncryption: 'md5',
  ripemd: 'ripemd160',
  ripemd160WithRSA: 'ripemd160',
  rmd160: 'ripemd160',
  sha1WithRSAEncryption: 'sha1',
  sha224WithRSAEncryption: 'sha224',
  sha256WithRSAEncryption: 'sha256',
  sha384WithRSAEncryption: 'sha384',
  'sha512-224WithRSAEncryption': 'sha512-224',
  'sha512-256WithRSAEncryption': 'sha512-256',
  sha512WithRSAEncryption: 'sha512',
  'ssl3-md5': 'md5',
  'ssl3-sha1': 'sha1',
};

/** Names that work and that it does not list. */
const silentAliases: Readonly<Record<string, string>> = {
  'sha-1': 'sha1',
  'ripemd-160': 'ripemd160',
  'blake2b-512': 'blake2b512',
  'blake2s-256': 'blake2s256',
  'shake-128': 'shake128',
  'shake-256': 'shake256',
  ...Object.fromEntries(
    ['224', '256', '384', '512'].flatMap((bits) => [
      [`sha-${bits}`, `sha${bits}`],
      [`sha2-${bits}`, `sha${bits}`],
    ]),
  ),
  ...Object.fromEntries(
    ['224', '256'].flatMap((bits) => [
      [`sha-512/${bits}`, `sha512-${bits}`],
      [`sha2-512/${bits}`, `sha512-${bits}`],
    ]),
  ),
};

/** In lower case, as names are looked up whatever their case. */
export const aliases: ReadonlyMap<string, string> = new Map(
  Object.entries({ ...listedAliases, ...silentAliases }).map(([name, target]) => [
    name.toLowerCase(),
    target,
  ]),
);

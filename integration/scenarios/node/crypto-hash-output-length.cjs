// Functions with digests of any length: SHAKE, and what the others say to `outputLength`.
const crypto = require('node:crypto');
const { told } = require('./lib/told.cjs');

for (const name of ['shake128', 'shake256', 'sha256', 'md5', 'blake2b512', 'blake2s256', 'sha3-256'])
  for (const outputLength of [0, 1, 15, 16, 20, 28, 32, 64, 200])
    told([name, outputLength], () => crypto.createHash(name, { outputLength }).update('abc').digest('hex'));
for (const outputLength of [-1, 1.5, '5', null, Number.NaN, 2 ** 32, {}])
  told(['wrong', outputLength], () => crypto.createHash('shake128', { outputLength }).digest('hex'));
const hash = crypto.createHash('shake128', { outputLength: 8 }).update('a');
told('copy with another length', () => hash.copy({ outputLength: 12 }).digest('hex'));
told('copy without a length', () => hash.copy().digest('hex'));
told('itself', () => hash.digest('hex'));

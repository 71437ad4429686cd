// scrypt (RFC 7914).
const crypto = require('node:crypto');
const { told } = require('./lib/told.cjs');

const derive = crypto.scryptSync;
told('RFC 7914', () => derive('', '', 64, { N: 16, r: 1, p: 1 }));
told('names of options', () => derive('p', 's', 16, { cost: 16, blockSize: 2, parallelization: 2 }));
told('bytes', () => derive(Buffer.from('p'), new Uint8Array([1]), 16, { N: 4 }));
told('no bytes', () => derive('p', 's', 0, { N: 4 }));
for (const N of [1, 3, 15, -1, '16', 1.5]) told(['N', N], () => derive('p', 's', 8, { N }));
for (const r of [0, -1, '1']) told(['r', r], () => derive('p', 's', 8, { N: 4, r }));
for (const p of [0, -1, '1']) told(['p', p], () => derive('p', 's', 8, { N: 4, p }));
told('memory', () => derive('p', 's', 8, { N: 16, r: 8, maxmem: 1024 }));
told('memory', () => derive('p', 's', 8, { N: 2 ** 16, r: 8 }));
for (const maxmem of [-1, '1', 1.5]) told(['maxmem', maxmem], () => derive('p', 's', 8, { N: 4, maxmem }));
told('two names', () => derive('p', 's', 8, { N: 4, cost: 4 }));
for (const length of [-1, 1.5, '8', undefined])
  told(['length', length], () => derive('p', 's', length, { N: 4 }));
for (const password of [undefined, null, 5, {}])
  told(['password', password], () => derive(password, 's', 8, { N: 4 }));
for (const salt of [undefined, null, 5, {}]) told(['salt', salt], () => derive('p', salt, 8, { N: 4 }));
told('no callback', () => crypto.scrypt('p', 's', 8, { N: 4 }));
told('no callback', () => crypto.scrypt('p', 's', 8));
crypto.scrypt('p', 's', 8, { N: 4 }, (error, key) => console.log(error, key));
console.log('first this');

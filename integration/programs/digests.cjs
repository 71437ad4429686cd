// How long digests take where it runs: `efi-node run integration/programs/digests.cjs`.
const { performance } = require('node:perf_hooks');

const beginning = performance.now();
const { createHash, createHmac, pbkdf2Sync } = require('node:crypto');

createHash('sha1').update('').digest();
console.log('node:crypto and its first digest', (performance.now() - beginning).toFixed(1), 'ms');

const best = (runs, work) => {
  const times = Array.from({ length: runs }, () => {
    const start = performance.now();
    work();
    return performance.now() - start;
  });
  return `${Math.min(...times).toFixed(3)} ms`;
};
const large = Buffer.alloc(2 ** 20, 'abc');
for (const name of ['md5', 'sha1', 'sha256', 'sha512']) {
  console.log(
    `${name} of 1 MiB`,
    best(3, () => createHash(name).update(large).digest()),
  );
}
const body = Buffer.alloc(1024, 'x');
console.log(
  'HMAC of a short text',
  best(200, () => createHmac('sha256', 'secret').update('a short text').digest('base64')),
);
console.log(
  'ETag of 1 KiB',
  best(200, () => createHash('sha1').update(body).digest('base64').slice(0, 27)),
);
console.log(
  'PBKDF2, 4096 rounds',
  best(3, () => pbkdf2Sync('pencil', 'salt', 4096, 32, 'sha256')),
);

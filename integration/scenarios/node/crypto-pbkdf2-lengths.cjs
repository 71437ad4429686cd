'use strict';
// PBKDF2 with SHA-256 whatever the lengths: passwords and salts below, at and above a block, keys of several digests.
const { pbkdf2, pbkdf2Sync, webcrypto } = require('node:crypto');

const lengths = [0, 1, 51, 55, 56, 63, 64, 65, 128, 200];
for (const password of lengths) {
  const keys = lengths.map((salt) =>
    pbkdf2Sync('p'.repeat(password), 's'.repeat(salt), 3, 20, 'sha256').toString('base64'),
  );
  console.log(password, keys.join(' '));
}
for (const length of [1, 31, 32, 33, 64, 100])
  console.log(length, pbkdf2Sync('password', 'salt', 2, length, 'SHA256').toString('hex'));
// As many rounds as PostgreSQL asks for.
console.log(pbkdf2Sync(Buffer.from([0, 255, 1]), Buffer.from([254, 0]), 4096, 32, 'sha256').toString('hex'));
pbkdf2('password', 'salt', 1, 32, 'RSA-SHA256', async (error, key) => {
  console.log(error, key);
  const secret = await webcrypto.subtle.importKey('raw', Buffer.from('password'), 'PBKDF2', false, [
    'deriveBits',
  ]);
  const how = { name: 'PBKDF2', hash: 'SHA-256', salt: Buffer.from('salt'), iterations: 1 };
  console.log(Buffer.from(await webcrypto.subtle.deriveBits(how, secret, 256)).equals(key));
});

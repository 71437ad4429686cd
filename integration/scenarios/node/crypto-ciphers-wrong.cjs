// Ciphers with arguments that are wrong, and texts that are broken.
const crypto = require('node:crypto');
const { told } = require('./lib/told.cjs');

const key = Buffer.alloc(16);
const iv = Buffer.alloc(16);
for (const name of [undefined, null, 5, {}]) told(['name', name], () => crypto.createCipheriv(name, key, iv));
for (const name of ['nope', '', 'aes', 'aes-128', 'aes-64-cbc'])
  told(['name', name], () => crypto.createCipheriv(name, key, iv));
told('deciphered', () => crypto.createDecipheriv('nope', key, iv));
for (const wrong of [undefined, null, 5, {}])
  told(['key', wrong], () => crypto.createCipheriv('aes-128-cbc', wrong, iv));
for (const wrong of [undefined, 5, {}])
  told(['iv', wrong], () => crypto.createCipheriv('aes-128-cbc', key, wrong));
told('no iv', () => crypto.createCipheriv('aes-128-cbc', key, null));
told('iv for a mode without', () => crypto.createCipheriv('aes-128-ecb', key, iv));
told('empty iv for a mode without', () => crypto.createCipheriv('aes-128-ecb', key, '').final('hex'));
told('key length', () => crypto.createCipheriv('aes-128-cbc', Buffer.alloc(15), iv));
told('key length', () => crypto.createCipheriv('aes-256-cbc', key, iv));
told('iv length', () => crypto.createCipheriv('aes-128-cbc', key, Buffer.alloc(15)));
told('iv length', () => crypto.createCipheriv('aes-128-ctr', key, Buffer.alloc(12)));
told('texts', () => crypto.createCipheriv('aes-128-cbc', 'k'.repeat(16), 'i'.repeat(16)).final('hex'));
told('key object', () => crypto.createCipheriv('aes-128-cbc', crypto.createSecretKey(key), iv).final('hex'));
told('views', () =>
  crypto.createCipheriv('aes-128-cbc', new Uint32Array(4), new DataView(new ArrayBuffer(16))).final('hex'),
);

const cipher = crypto.createCipheriv('aes-128-cbc', key, iv);
for (const data of [undefined, null, 5, {}]) told(['data', data], () => cipher.update(data));
told('final', () => cipher.final('hex'));
told('final again', () => cipher.final('hex'));
told('update after final', () => cipher.update('a'));
told('padding after final', () => cipher.setAutoPadding(true));
told('encoding changed', () => {
  const other = crypto.createCipheriv('aes-128-cbc', key, iv);
  return other.update('a'.repeat(20), 'utf8', 'hex') + other.final('base64');
});
told('unknown output', () => crypto.createCipheriv('aes-128-cbc', key, iv).update('a', 'utf8', 'nope'));

const decipher = (bytes) => {
  const made = crypto.createDecipheriv('aes-128-cbc', key, iv);
  made.update(bytes);
  return made.final();
};
told('broken padding', () => decipher(Buffer.alloc(32, 3)));
told('not whole blocks', () => decipher(Buffer.alloc(20, 3)));
told('nothing', () => decipher(Buffer.alloc(0)));

const info = crypto.getCipherInfo;
for (const args of [
  ['aes-256-cbc'],
  ['AES-128-GCM'],
  ['aes192'],
  ['aes-128-ecb'],
  ['aes-256-ctr'],
  ['nope'],
  ['aes-128-gcm', { ivLength: 16 }],
  ['aes-128-cbc', { ivLength: 12 }],
  ['aes-128-cbc', { keyLength: 16 }],
  ['aes-128-cbc', { keyLength: 15 }],
  [427],
  [5000],
])
  told(['info', ...args], () => info(...args));
for (const args of [[], [null], [{}], ['aes-128-cbc', 5], ['aes-128-cbc', { ivLength: 'x' }]])
  told(['info', ...args], () => info(...args));
const ciphers = crypto.getCiphers();
console.log(
  ['aes-128-cbc', 'aes-192-ctr', 'aes-256-gcm', 'aes-256-ecb', 'aes256', 'id-aes128-GCM'].every((name) =>
    ciphers.includes(name),
  ),
);

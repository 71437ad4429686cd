// HKDF (RFC 5869).
const crypto = require('node:crypto');
const { told } = require('./lib/told.cjs');

const hex = (bytes) => `${Object.prototype.toString.call(bytes)} ${Buffer.from(bytes).toString('hex')}`;
const derive = (...args) => hex(crypto.hkdfSync(...args));
told('RFC 5869, test case 1', () =>
  derive(
    'sha256',
    Buffer.alloc(22, 11),
    Buffer.from('000102030405060708090a0b0c', 'hex'),
    Buffer.from('f0f1f2f3f4f5f6f7f8f9', 'hex'),
    42,
  ),
);
for (const digest of ['sha1', 'SHA256', 'sha512', 'sha3-256'])
  told(digest, () => derive(digest, 'key', 'salt', 'info', 40));
told('empty', () => derive('sha256', '', '', '', 16));
told('key object', () => derive('sha256', crypto.createSecretKey('key'), 'salt', 'info', 16));
told('memory', () => derive('sha256', new ArrayBuffer(2), new ArrayBuffer(1), new ArrayBuffer(0), 16));
told('no bytes', () => derive('sha256', 'a', 'b', 'c', 0));
told('as long as can be', () => derive('sha1', 'a', 'b', 'c', 255 * 20).length);
told('longer', () => derive('sha1', 'a', 'b', 'c', 255 * 20 + 1));
told('long info', () => derive('sha1', 'a', 'b', Buffer.alloc(1025), 4));
for (const digest of [undefined, 5, 'nope']) told(['digest', digest], () => derive(digest, 'a', 'b', 'c', 8));
for (const key of [undefined, null, 5, {}]) told(['key', key], () => derive('sha1', key, 'b', 'c', 8));
for (const salt of [undefined, null, 5]) told(['salt', salt], () => derive('sha1', 'a', salt, 'c', 8));
for (const info of [undefined, null, 5]) told(['info', info], () => derive('sha1', 'a', 'b', info, 8));
for (const length of [undefined, -1, '5', 1.5, 2 ** 31])
  told(['length', length], () => derive('sha1', 'a', 'b', 'c', length));
told('no callback', () => crypto.hkdf('sha1', 'a', 'b', 'c', 8));
crypto.hkdf('sha256', 'key', 'salt', 'info', 16, (error, key) => console.log(error, hex(key)));
console.log('first this');

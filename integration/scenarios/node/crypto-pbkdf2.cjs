// PBKDF2 (RFC 8018).
const crypto = require('node:crypto');
const { told, describe } = require('./lib/told.cjs');

const derive = crypto.pbkdf2Sync;
for (const digest of ['sha1', 'SHA1', 'sha256', 'sha512', 'md5', 'ripemd160', 'sha3-256', 'RSA-SHA256'])
  told(digest, () => derive('password', 'salt', 3, 40, digest));
told('RFC 6070', () => derive('password', 'salt', 2, 20, 'sha1'));
told('bytes', () => derive(Buffer.from('pass'), new Uint16Array([1, 2]), 1, 8, 'sha1'));
told('memory', () => derive(new ArrayBuffer(3), new DataView(new ArrayBuffer(2)), 1, 8, 'sha1'));
told('nothing to keep', () => derive('', '', 1, 8, 'sha1'));
told('no bytes', () => derive('a', 'b', 1, 0, 'sha1'));
for (const iterations of [0, -1, 1.5, '1', undefined, null, 2 ** 31])
  told(['iterations', iterations], () => derive('a', 'b', iterations, 8, 'sha1'));
for (const length of [-1, 1.5, '1', undefined, null, 2 ** 31, Infinity])
  told(['length', length], () => derive('a', 'b', 1, length, 'sha1'));
for (const digest of [undefined, null, 5, '', 'nope'])
  told(['digest', digest], () => derive('a', 'b', 1, 8, digest));
for (const password of [undefined, null, 5, {}])
  told(['password', password], () => derive(password, 'b', 1, 8, 'sha1'));
for (const salt of [undefined, null, 5, {}]) told(['salt', salt], () => derive('a', salt, 1, 8, 'sha1'));
told('no callback', () => crypto.pbkdf2('a', 'b', 1, 8, 'sha1'));
told('wrong for both', () => crypto.pbkdf2('a', 'b', 1, 8, () => {}));
told('at once', () => crypto.pbkdf2('a', 'b', 0, 8, 'sha1', () => {}));
told('at once', () => crypto.pbkdf2('a', 'b', 1, 8, 'nope', () => console.log('never')));
crypto.pbkdf2('password', 'salt', 2, 20, 'sha1', (...args) => {
  console.log(args.length, args[0], args[1]);
});
require('node:util')
  .promisify(crypto.pbkdf2)('password', 'salt', 2, 20, 'sha256')
  .then(
    (key) => console.log(key),
    (error) => console.log(describe(error)),
  );
console.log('first this');

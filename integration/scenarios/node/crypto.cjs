const crypto = require('node:crypto');
for (const name of ['md5', 'sha1', 'sha256', 'SHA512', 'sha384', 'sha3-256', 'RSA-SHA256', 'ripemd160'])
  console.log(name, crypto.createHash(name).update('abc').update(Buffer.from('d')).digest('hex'));
console.log(
  crypto.createHmac('sha256', 'key').update('text').digest('base64'),
  crypto.createHmac('sha1', Buffer.alloc(100, 1)).update('').digest('base64url'),
  crypto.hash('sha1', 'abc'),
);
const h = crypto.createHash('sha256');
h.update('x');
const copy = h.copy();
console.log(h.digest('hex') === copy.digest('hex'));
try {
  h.update('more');
} catch (error) {
  console.log(error.code, error.message);
}
try {
  crypto.createHmac('nope', 'k');
} catch (error) {
  console.log(error.code, error.message);
}
console.log(
  crypto.pbkdf2Sync('pass', 'salt', 10, 20, 'sha512').toString('hex'),
  Buffer.from(crypto.hkdfSync('sha256', 'key', 'salt', 'info', 16)).toString('hex'),
  crypto.scryptSync('p', 's', 16, { N: 16 }).toString('hex'),
);
console.log(
  crypto.randomBytes(8).length,
  /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab]/.test(crypto.randomUUID()),
  crypto.randomInt(5) < 5,
  crypto.timingSafeEqual(Buffer.from('a'), Buffer.from('a')),
  Array.isArray(crypto.getHashes()),
  Array.isArray(crypto.getCiphers()),
);
try {
  crypto.timingSafeEqual(Buffer.from('a'), Buffer.from('ab'));
} catch (error) {
  console.log(error.code, error.message);
}
setTimeout(() => crypto.randomBytes(4, (error, bytes) => console.log('async', error, bytes.length)), 300);
const stream = crypto.createHash('sha1');
stream.on('data', (digest) => console.log('stream', digest.toString('hex')));
stream.end('abc');
setTimeout(
  () =>
    crypto.subtle
      .digest('SHA-256', Buffer.from('abc'))
      .then((digest) => console.log('subtle', Buffer.from(digest).toString('hex'))),
  200,
);

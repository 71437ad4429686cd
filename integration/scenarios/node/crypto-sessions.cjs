// What packages do with it: signed cookies, session ids, tokens (JWT), SCRAM as PostgreSQL has it, entity tags.
const crypto = require('node:crypto');

// As cookie-signature signs and checks.
const sign = (value, secret) =>
  `${value}.${crypto.createHmac('sha256', secret).update(value).digest('base64').replace(/=+$/, '')}`;
function unsign(signed, secret) {
  const value = signed.slice(0, signed.lastIndexOf('.'));
  const expected = Buffer.from(sign(value, secret));
  const given = Buffer.from(signed);
  return expected.length === given.length && crypto.timingSafeEqual(expected, given) ? value : false;
}
const cookie = sign('hello', 'tobiiscool');
console.log(cookie, unsign(cookie, 'tobiiscool'), unsign(cookie, 'luna'));

// As jsonwebtoken does for HS256, HS384 and HS512.
const part = (value) => Buffer.from(JSON.stringify(value)).toString('base64url');
for (const bits of [256, 384, 512]) {
  const signed = `${part({ alg: `HS${bits}`, typ: 'JWT' })}.${part({ sub: '1', iat: 1 })}`;
  const key = crypto.createSecretKey(Buffer.from('shared'));
  console.log(`${signed}.${crypto.createHmac(`sha${bits}`, key).update(signed).digest('base64url')}`);
}

// SCRAM-SHA-256 (RFC 7677, the example of section 3).
const salted = crypto.pbkdf2Sync(
  'pencil',
  Buffer.from('W22ZaJ0SNY7soEsUEjb6gQ==', 'base64'),
  4096,
  32,
  'sha256',
);
const clientKey = crypto.createHmac('sha256', salted).update('Client Key').digest();
const storedKey = crypto.createHash('sha256').update(clientKey).digest();
const message =
  'n=user,r=rOprNGfwEbeRWgbNEkqO,r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096,c=biws,r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0';
const signature = crypto.createHmac('sha256', storedKey).update(message).digest();
console.log(Buffer.from(clientKey.map((byte, index) => byte ^ signature[index])).toString('base64'));

// PostgreSQL's md5 answer, MySQL's native password, an entity tag, a WebSocket's accept key, OAuth 1's signature.
const md5 = (...parts) =>
  parts.reduce((hash, each) => hash.update(each), crypto.createHash('md5')).digest('hex');
console.log(`md5${md5(md5('secret', 'user'), Buffer.from([1, 2, 3, 4]))}`);
const sha1 = (...parts) =>
  parts.reduce((hash, each) => hash.update(each), crypto.createHash('sha1')).digest();
const once = sha1('password');
const twice = sha1(Buffer.alloc(20, 5), sha1(once));
console.log(Buffer.from(once.map((byte, index) => byte ^ twice[index])).toString('hex'));
console.log(crypto.createHash('sha1').update('body', 'utf8').digest('base64').substring(0, 27));
console.log(
  crypto
    .createHash('sha1')
    .update('dGhlIHNhbXBsZSBub25jZQ==258EAFA5-E914-47DA-95CA-C5AB0DC85B11')
    .digest('base64'),
);
console.log(
  crypto
    .createHmac('sha1', 'kd94hf93k423kf44&pfkkdhi9sl3r4s00')
    .update('GET&http%3A%2F%2Fphotos.example.net%2Fphotos&file%3Dvacation.jpg')
    .digest('base64'),
);

// As uid-safe and nanoid make ids.
console.log(crypto.randomBytes(24).toString('base64url').length);
const alphabet = 'useandom-26T198340PX75pxJACKVERYMINDBUSHWOLF_GQZbfghjklqvwyzrict';
const id = [...crypto.randomFillSync(Buffer.allocUnsafe(21))].map((byte) => alphabet[byte & 63]).join('');
console.log(/^[\w-]{21}$/.test(id));

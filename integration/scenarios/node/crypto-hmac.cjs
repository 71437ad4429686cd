// HMAC, with keys of every kind and length.
const crypto = require('node:crypto');
const { told } = require('./lib/told.cjs');

for (const name of [
  'md5',
  'sha1',
  'sha224',
  'sha256',
  'sha384',
  'sha512',
  'sha512-256',
  'sha3-256',
  'ripemd160',
  'blake2b512',
  'blake2s256',
  'RSA-SHA256',
  'SHA256',
])
  for (const length of [0, 1, 63, 64, 65, 128, 129, 200])
    told([name, length], () =>
      crypto.createHmac(name, Buffer.alloc(length, 7)).update('text').digest('hex').slice(0, 24),
    );
told('text', () => crypto.createHmac('sha1', 'key').update('a').update('b').digest('base64'));
told('key with an encoding', () =>
  crypto.createHmac('sha1', '6b6579', { encoding: 'hex' }).update('ab').digest('base64'),
);
told('view', () =>
  crypto
    .createHmac('sha1', new Uint16Array([1, 2]))
    .update('ab')
    .digest('hex'),
);
told('memory', () =>
  crypto
    .createHmac('sha1', new Uint8Array([1, 2]).buffer)
    .update('ab')
    .digest('hex'),
);
told('key object', () =>
  crypto
    .createHmac('sha1', crypto.createSecretKey(Buffer.from('key')))
    .update('ab')
    .digest('base64'),
);

const hmac = crypto.createHmac('sha256', 'k');
console.log(
  hmac.update('a') === hmac,
  hmac instanceof crypto.Hmac,
  hmac instanceof crypto.Hash,
  typeof hmac.copy,
);
told('digest', () => hmac.digest('hex'));
told('again', () => hmac.digest('hex'));
told('again', () => hmac.digest());
told('update', () => hmac.update('x'));
told('without new', () => crypto.Hmac('md5', 'k').update('a').digest('hex'));

for (const name of [undefined, null, 5, {}, '', 'nope'])
  told(['name', name], () => crypto.createHmac(name, 'k').digest('hex'));
for (const key of [undefined, null, 5, {}, true, [1]])
  told(['key', key], () => crypto.createHmac('sha1', key));
for (const data of [undefined, null, 5, {}])
  told(['data', data], () => crypto.createHmac('sha1', 'k').update(data));

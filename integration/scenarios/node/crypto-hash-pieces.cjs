// A megabyte hashed in pieces of many sizes has the digest that it has as a whole; a copy made on the way goes on by itself,
// and HMAC takes keys of every length.
const { createHash, createHmac } = require('node:crypto');

const data = Buffer.from(Uint8Array.from({ length: 2 ** 20 + 7 }, (_, index) => index % 251));

for (const name of ['md5', 'ripemd160', 'sha1', 'sha224', 'sha256', 'sha384', 'sha512', 'md5-sha1']) {
  const whole = createHash(name).update(data).digest('hex');
  const hash = createHash(name);
  let copy;
  let rest;
  for (let start = 0, size = 1; start < data.length; start += size, size = (size * 3) % 65_521) {
    hash.update(data.subarray(start, start + size));
    if (copy !== undefined || start < 1000) continue;
    copy = hash.copy();
    rest = data.subarray(start + size);
  }
  const early = copy.copy().digest('hex');
  console.log(name, whole);
  console.log(
    '  in pieces',
    hash.digest('hex') === whole,
    'by a copy',
    copy.update(rest).digest('hex') === whole,
    early,
  );
}

for (const name of ['md5', 'sha256', 'sha512']) {
  for (const length of [0, 1, 63, 64, 65, 127, 128, 129, 1000]) {
    const hmac = createHmac(name, data.subarray(0, length));
    for (let start = 0; start < 300; start += 7) hmac.update(data.subarray(start, start + 7));
    console.log(name, 'with a key of', length, hmac.digest('base64'));
  }
}

const shared = Buffer.from(new SharedArrayBuffer(8));
shared.write('memory');
console.log('shared memory', createHash('sha1').update(shared).digest('hex'));
console.log(
  'words',
  createHash('sha1')
    .update(Uint16Array.of(1, 2, 3).subarray(1))
    .digest('hex'),
);
console.log('text', createHash('sha1').update('4869', 'hex').update('é', 'latin1').update('é').digest('hex'));

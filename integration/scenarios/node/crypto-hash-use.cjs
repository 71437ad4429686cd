// A hash: what it takes, what it gives, what it says when it is done.
const crypto = require('node:crypto');
const { told } = require('./lib/told.cjs');

const hash = () => crypto.createHash('sha256');
told('nothing', () => hash().digest('hex'));
told('text', () => hash().update('grün').digest('hex'));
told('latin1', () => hash().update('grün', 'latin1').digest('hex'));
told('hex', () => hash().update('00ff', 'hex').digest('hex'));
told('hex, odd', () => hash().update('00f', 'hex').digest('hex'));
told('base64', () => hash().update('aGVsbG8=', 'base64').digest('hex'));
told('utf16', () => hash().update('ab', 'utf16le').digest('base64'));
told('unknown encoding', () => hash().update('ab', 'nope').digest('hex'));
told('null encoding', () => hash().update('ab', null).digest('hex'));
told('view', () =>
  hash()
    .update(new Uint16Array([1, 2, 3]))
    .digest('hex'),
);
told('data view', () =>
  hash()
    .update(new DataView(new ArrayBuffer(3), 1))
    .digest('hex'),
);
told('ignored encoding', () => hash().update(Buffer.from('a'), 'hex').digest('hex'));
for (const data of [undefined, null, 5, {}, [], new ArrayBuffer(2), () => 1])
  told('wrong data', () => hash().update(data));

for (const encoding of [
  'hex',
  'base64',
  'base64url',
  'latin1',
  'binary',
  'buffer',
  undefined,
  null,
  'utf8',
  'nope',
  5,
  {},
])
  told(['digest', encoding], () => hash().update('x').digest(encoding));

const done = hash();
console.log(done.update('a') === done, done.update('b') === done);
told('digest', () => done.digest('hex'));
told('again', () => done.digest('hex'));
told('update', () => done.update('x'));
told('copy', () => done.copy());

const first = hash().update('a');
const second = first.copy();
console.log(second instanceof crypto.Hash, second.constructor === crypto.Hash);
first.update('b');
second.update('c');
console.log(
  first.digest('hex') === hash().update('ab').digest('hex'),
  second.digest('hex') === hash().update('ac').digest('hex'),
);

for (const name of [undefined, null, 5, {}]) told(['name', name], () => crypto.createHash(name));
for (const options of [null, {}, 5, 'x', { outputLength: undefined }])
  told(['options', options], () => crypto.createHash('md5', options).digest('hex'));
console.log(
  typeof crypto.Hash,
  crypto.createHash.name,
  crypto.createHash('md5') instanceof require('node:stream').Transform,
);
told('without new', () => crypto.Hash('md5').update('a').digest('hex'));
told('with new', () => new crypto.Hash('md5').update('a').digest('hex'));
console.log(Object.prototype.toString.call(hash()));

// Digests over every length around the blocks of the functions.
for (const name of ['md5', 'sha1', 'sha256', 'sha512', 'sha3-256', 'ripemd160', 'blake2b512', 'blake2s256']) {
  const all = crypto.createHash('sha1');
  for (let length = 0; length < 300; length += 7)
    all.update(crypto.createHash(name).update(Buffer.alloc(length, length)).digest());
  console.log(name, all.digest('hex'));
}

// What is hashed is what there was at the time.
const changing = Buffer.from('before');
const early = hash().update(changing);
changing.fill(0);
told('changed afterwards', () => early.digest('hex') === crypto.hash('sha256', 'before'));

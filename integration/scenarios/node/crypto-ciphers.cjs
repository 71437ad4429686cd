// AES in the modes that programs use, at once and in pieces, out and back.
const crypto = require('node:crypto');
const { told } = require('./lib/told.cjs');

const text = Buffer.from('The quick brown fox jumps over the lazy dog, and once more over the fence.');
const key = (length) => Buffer.from(Array.from({ length }, (_, index) => index * 7 + 1));
const iv = (length) => Buffer.from(Array.from({ length }, (_, index) => 255 - index));

function run(name, keyLength, ivLength, sizes) {
  const cipher = crypto.createCipheriv(name, key(keyLength), ivLength === 0 ? null : iv(ivLength));
  const out = [];
  const lengths = [];
  let at = 0;
  for (const size of sizes) {
    const part = cipher.update(text.subarray(at, at + size));
    out.push(part);
    lengths.push(part.length);
    at += size;
  }
  out.push(cipher.final());
  const sealed = Buffer.concat(out);
  const tag = name.endsWith('gcm') ? cipher.getAuthTag() : undefined;
  const decipher = crypto.createDecipheriv(name, key(keyLength), ivLength === 0 ? null : iv(ivLength));
  if (tag !== undefined) decipher.setAuthTag(tag);
  const back = [];
  for (let from = 0; from < sealed.length; from += 13)
    back.push(decipher.update(sealed.subarray(from, from + 13)));
  const backLengths = back.map((part) => part.length);
  back.push(decipher.final());
  console.log(
    name,
    sealed.toString('base64'),
    tag?.toString('hex'),
    lengths.join(),
    backLengths.join(),
    Buffer.concat(back).equals(text.subarray(0, at)),
  );
}

for (const bits of [128, 192, 256]) {
  for (const sizes of [[74], [0], [16], [1, 15, 16, 17], [5, 5, 5, 5, 54], [32, 42]]) {
    run(`aes-${bits}-cbc`, bits / 8, 16, sizes);
    run(`aes-${bits}-ecb`, bits / 8, 0, sizes);
    run(`aes-${bits}-ctr`, bits / 8, 16, sizes);
    run(`aes-${bits}-gcm`, bits / 8, 12, sizes);
  }
}
for (const name of ['AES-128-CBC', 'aes128', 'AES128', 'id-aes128-GCM', 'Aes-128-Ctr'])
  run(name.toLowerCase().includes('gcm') ? 'aes-128-gcm' : name, 16, name.includes('GCM') ? 12 : 16, [74]);
for (const length of [1, 7, 8, 13, 16, 32]) run('aes-256-gcm', 32, length, [20, 54]);

// A counter that runs over.
const counter = crypto.createCipheriv('aes-128-ctr', key(16), Buffer.alloc(16, 255));
console.log(counter.update(Buffer.alloc(50)).toString('hex'));

// Without padding.
const bare = crypto.createCipheriv('aes-128-cbc', key(16), iv(16));
console.log(
  bare.setAutoPadding(false) === bare,
  bare.update(text.subarray(0, 32)).length,
  bare.final().length,
);
told('not whole blocks', () => {
  const cipher = crypto.createCipheriv('aes-128-cbc', key(16), iv(16)).setAutoPadding(false);
  cipher.update(text.subarray(0, 20));
  return cipher.final();
});
told('padding left in place', () => {
  const cipher = crypto.createCipheriv('aes-128-ecb', key(16), null);
  const sealed = Buffer.concat([cipher.update('abc'), cipher.final()]);
  const decipher = crypto.createDecipheriv('aes-128-ecb', key(16), null).setAutoPadding(false);
  return Buffer.concat([decipher.update(sealed), decipher.final()]);
});

// Texts in and out.
const cipher = crypto.createCipheriv('aes-256-cbc', key(32), iv(16));
let sealed = cipher.update('grün ist der Wald', 'utf8', 'base64');
sealed += cipher.final('base64');
const decipher = crypto.createDecipheriv('aes-256-cbc', key(32), iv(16));
console.log(sealed, decipher.update(sealed, 'base64', 'utf8') + decipher.final('utf8'));

// Ciphers as streams.
import { createCipheriv, createDecipheriv, createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { buffer, text } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';

const key = Buffer.alloc(32, 7);
for (const [name, length] of [
  ['aes-256-cbc', 16],
  ['aes-256-ctr', 16],
  ['aes-256-gcm', 12],
]) {
  const iv = Buffer.alloc(length, 9);
  const cipher = createCipheriv(name, key, iv);
  const sealed = await buffer(
    Readable.from(Array.from({ length: 50 }, (_, index) => `line ${index}\n`)).pipe(cipher),
  );
  console.log(name, sealed.length, createHash('sha1').update(sealed).digest('hex'));
  const decipher = createDecipheriv(name, key, iv);
  if (length === 12) decipher.setAuthTag(cipher.getAuthTag());
  const opened = await text(Readable.from([sealed.subarray(0, 99), sealed.subarray(99)]).pipe(decipher));
  console.log(opened.length, opened.slice(-10));
}

const wrong = createDecipheriv('aes-256-gcm', key, Buffer.alloc(12));
wrong.setAuthTag(Buffer.alloc(16));
try {
  await pipeline(Readable.from([Buffer.alloc(20)]), wrong, async (source) => {
    for await (const part of source) console.log('given out before the end', part.length);
  });
} catch (error) {
  console.log(error.name, error.code, error.message);
}
const broken = createDecipheriv('aes-256-cbc', key, Buffer.alloc(16));
broken.on('error', (error) => console.log(error.code, error.reason, error.library));
broken.end(Buffer.alloc(16));
broken.resume();

// The iv and the key are the program's and stay as they are.
const ownKey = Buffer.from('0123456789abcdef');
const ownIv = Buffer.from('fedcba9876543210');
for (const name of ['aes-128-ctr', 'aes-128-cbc', 'aes-128-gcm']) {
  createCipheriv(name, ownKey, ownIv).update(Buffer.alloc(100));
  console.log(name, ownKey.toString(), ownIv.toString());
}

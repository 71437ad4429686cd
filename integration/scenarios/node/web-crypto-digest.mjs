// Web Crypto: digests.
import { toldLater } from './lib/told.cjs';

const hex = (bytes) => Buffer.from(bytes).toString('hex');
const data = new TextEncoder().encode('abc');
for (const name of ['SHA-1', 'SHA-256', 'SHA-384', 'SHA-512', 'sha-256']) {
  await toldLater(name, async () => hex(await crypto.subtle.digest(name, data)));
  await toldLater({ name }, async () => hex(await crypto.subtle.digest({ name }, data.buffer)));
}
console.log(Object.prototype.toString.call(await crypto.subtle.digest('SHA-1', new Uint16Array(3))));
await toldLater('part', async () => hex(await crypto.subtle.digest('SHA-1', data.subarray(1, 2))));
for (const name of ['MD5', 'sha256', '', 'SHA-224', 'HMAC', undefined, null, 5, {}, { name: 5 }])
  await toldLater(['name', name], () => crypto.subtle.digest(name, data));
for (const wrong of [undefined, null, 'abc', 5, {}, []])
  await toldLater(['data', wrong], () => crypto.subtle.digest('SHA-1', wrong));
await toldLater('no data', () => crypto.subtle.digest('SHA-1'));
// What changes later has been read already.
const changing = new Uint8Array([1, 2, 3]);
const digest = crypto.subtle.digest('SHA-1', changing);
changing.fill(0);
console.log(hex(await digest) === hex(await crypto.subtle.digest('SHA-1', new Uint8Array([1, 2, 3]))));
const { digest: loose } = crypto.subtle;
await toldLater('without its object', () => loose('SHA-1', data));

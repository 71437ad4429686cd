// Blobs of all kinds of parts, cut, read and streamed; what they refuse.
// covers: Blob, Blob#size, Blob#type, Blob#slice, Blob#arrayBuffer, Blob#bytes, Blob#text, Blob#stream
import { inspect } from 'node:util';
import { report } from './lib/wire.mjs';

const mixed = new Blob([new Uint8Array([65]), new Uint16Array([66]).buffer, 'é', new Blob(['z']), 5, null], {
  type: 'X/y',
});
console.log(inspect(mixed), mixed.size, mixed.type, JSON.stringify(await mixed.text()));
const blob = new Blob(['hello world']);
console.log(
  await blob.slice(-5).text(),
  await blob.slice(0, -6).text(),
  blob.slice(3, 2).size,
  blob.slice(1, 3, 'A/b').type,
);
console.log(await blob.arrayBuffer(), await blob.slice(0, 2).bytes());
const parts = [];
for await (const part of blob.stream()) parts.push(Buffer.from(part).toString());
console.log(parts);
const attempts = {
  text: () => new Blob('x'),
  options: () => new Blob([], 1),
  endings: () => new Blob(['a'], { endings: 'x' }),
  'native endings': () => new Blob(['a\r\nb\n'], { endings: 'native' }).text(),
  types: () => [
    new Blob([], { type: 'A' }).type,
    new Blob([], { type: '\u0100' }).type,
    new Blob([], { type: null }).type,
  ],
  'other this': () => Object.getOwnPropertyDescriptor(Blob.prototype, 'size').get.call({}),
};
for (const [label, attempt] of Object.entries(attempts)) await report(label, attempt);

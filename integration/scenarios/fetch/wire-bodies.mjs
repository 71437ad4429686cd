// Each kind of body with its content-type, and a length when it is known.
// covers: fetch:option:body, fetch:option:duplex
import { ok, serve } from './lib/wire.mjs';

const bodies = {
  text: () => 'h\u00e9llo',
  'no text': () => '',
  URLSearchParams: () => new URLSearchParams('a=1&b=\u00fc +'),
  Buffer: () => Buffer.from('abc'),
  'part of a buffer': () => new Uint8Array([65, 66, 67, 68]).subarray(1, 3),
  DataView: () => new DataView(new Uint8Array([70, 71]).buffer),
  ArrayBuffer: () => new Uint8Array([72, 73]).buffer,
  Blob: () => new Blob(['abc'], { type: 'Text/X' }),
  'Blob without type': () => new Blob(['abc']),
  number: () => 5,
  object: () => ({}),
  stream: () => new Blob(['of a blob']).stream(),
  'async iterable': () =>
    (async function* parts() {
      yield 'text';
      yield new Uint8Array([65]);
    })(),
};
for (const [label, make] of Object.entries(bodies)) {
  console.log('==', label);
  await serve({ answer: ok(), print: true }, async (url) => {
    const response = await fetch(url, { method: 'POST', duplex: 'half', body: make() });
    await response.text();
  });
}

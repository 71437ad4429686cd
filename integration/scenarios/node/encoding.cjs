const encoder = new TextEncoder();
console.log(
  encoder.encode('h\u00e9\u20ac\u{1F600}\ud800'),
  encoder.encoding,
  encoder.encodeInto('\u20ac\u20ac', new Uint8Array(4)),
  encoder.encode(),
);
const bytes = encoder.encode('a\u20acb\u{1F600}c');
const decoder = new TextDecoder();
let text = '';
for (const byte of bytes) text += decoder.decode(Uint8Array.of(byte), { stream: true });
console.log(
  text + decoder.decode(),
  new TextDecoder().decode(new Uint8Array([0xef, 0xbb, 0xbf, 65])),
  new TextDecoder('utf-8', { ignoreBOM: true }).decode(new Uint8Array([0xef, 0xbb, 0xbf, 65])).length,
);
console.log(
  JSON.stringify(new TextDecoder().decode(new Uint8Array([65, 0xff, 0xc3, 66]))),
  new TextDecoder('utf-16le').decode(new Uint8Array([65, 0, 0x3d, 0xd8, 0, 0xde])),
  new TextDecoder('latin1').encoding,
);
try {
  new TextDecoder('utf-8', { fatal: true }).decode(new Uint8Array([0xff]));
} catch (error) {
  console.log(error.name, error.code);
}
try {
  new TextDecoder('nope');
} catch (error) {
  console.log(error.name, error.code, error.message);
}
console.log(new TextDecoder('UTF8', { fatal: true }), encoder);
const { StringDecoder } = require('node:string_decoder');
const s = new StringDecoder('utf8');
console.log(
  s.write(Buffer.from([0xe2, 0x82])),
  s.write(Buffer.from([0xac, 0xf0])),
  s.end(),
  new StringDecoder('base64').write(Buffer.from('abcd')),
  new StringDecoder('utf16le').write(Buffer.from([65, 0, 66])),
);
console.log(
  structuredClone({
    a: new Map([[1, new Date(0)]]),
    b: [new Set([1]), /x/g, new Uint8Array([1, 2])],
    c: Object(5),
  }),
);
try {
  structuredClone({ f() {} });
} catch (error) {
  console.log(error.name, error.code);
}
const loop = {};
loop.self = loop;
console.log(
  structuredClone(loop),
  performance.now() > 0,
  typeof crypto.randomUUID(),
  crypto.getRandomValues(new Uint8Array(2)).length,
  navigator.hardwareConcurrency > 0,
);

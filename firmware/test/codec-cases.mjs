// Prints what Node's own Buffer makes of many strings and bytes, as JSON. Run with the Node that is the oracle.
let state = 12345;
const random = (below) => {
  state = (Math.imul(state, 1103515245) + 12345) >>> 0;
  return (state >>> 8) % below;
};
const pick = (list) => list[random(list.length)];

const units = (text) => Array.from({ length: text.length }, (_, i) => text.charCodeAt(i));
const POOLS = {
  utf8: [
    'a',
    'Z',
    '0',
    '\x7f',
    '\x80',
    '\xe9',
    '\xff',
    '\u0100',
    '\u07ff',
    '\u0800',
    '\u20ac',
    '\uffff',
    '\ud83d',
    '\ude00',
    '\ud83d\ude00',
    'abcdefgh',
  ],
  hex: ['0', 'f', 'A', '9', '1b', 'Ff', 'g', ' ', '\u0131', '\u0161', '00112233445566778899'],
  base64: [
    'A',
    'b',
    '9',
    '+',
    '/',
    '-',
    '_',
    '=',
    ' ',
    '\n',
    '\xe9',
    '\u0141',
    '\u4e00',
    'YWJj',
    'YWJjZGVm',
    '\0',
  ],
};

const encode = {};
for (const encoding of ['utf8', 'utf16le', 'latin1', 'ascii', 'hex', 'base64', 'base64url']) {
  const pool = POOLS[encoding === 'base64url' ? 'base64' : encoding] ?? POOLS.utf8;
  encode[encoding] = Array.from({ length: 400 }, () => {
    const text = Array.from({ length: random(14) }, () => pick(pool)).join('');
    const bytes = [...Buffer.from(text, encoding)];
    const room = random(12);
    return [
      units(text),
      Buffer.byteLength(text, encoding),
      bytes,
      room,
      Buffer.alloc(room).write(text, 0, room, encoding),
    ];
  });
}

const { isUtf8 } = await import('node:buffer');
const LEADS = [
  0x00, 0x41, 0x7f, 0x80, 0xbf, 0xc0, 0xc1, 0xc2, 0xdf, 0xe0, 0xe1, 0xed, 0xef, 0xf0, 0xf4, 0xf5, 0xff, 0x90,
  0x9f, 0xa0, 0x8f,
];
const decode = {};
for (const encoding of ['utf8', 'utf16le', 'latin1', 'ascii', 'hex', 'base64', 'base64url']) {
  decode[encoding] = Array.from({ length: 400 }, (_, i) => {
    let bytes = Buffer.from(
      Array.from({ length: random(20) }, () => (random(3) === 0 ? random(256) : pick(LEADS))),
    );
    if (encoding === 'utf8' && i % 4 === 0)
      bytes = Buffer.from(Array.from({ length: random(10) }, () => pick(POOLS.utf8)).join(''));
    if (encoding === 'utf16le' && i % 2 === 0) bytes = bytes.map((byte, at) => (at % 2 === 1 ? 0 : byte));
    return [[...bytes], units(bytes.toString(encoding)), isUtf8(bytes)];
  });
}
process.stdout.write(JSON.stringify({ encode, decode }));

// What is packed is the same byte for byte: entity tags and snapshots are made of it.
const zlib = require('node:zlib');

let state = 1;
const random = () => {
  state = (Math.imul(state, 1103515245) + 12345) >>> 0;
  return state >>> 24;
};
const inputs = {
  words: Buffer.from('hello hello hello hello'),
  letter: Buffer.from('a'),
  nothing: Buffer.alloc(0),
  zeros: Buffer.alloc(70_000),
  'four letters': Buffer.from(Array.from({ length: 30_000 }, () => 97 + (random() % 4))),
  noise: Buffer.from(Array.from({ length: 20_000 }, random)),
  records: Buffer.from(
    JSON.stringify(Array.from({ length: 2000 }, (_, id) => ({ id, name: `user ${(id * 7919) % 613}` }))),
  ),
};

for (const [name, input] of Object.entries(inputs)) {
  const said = (options) => {
    const packed = zlib.deflateRawSync(input, options);
    return `${packed.length}:${zlib.crc32(packed).toString(16)}`;
  };
  console.log(name);
  console.log('levels', ...[0, 1, 2, 3, 4, 5, 6, 7, 8, 9].map((level) => said({ level })));
  console.log('strategies', ...[1, 2, 3, 4].map((strategy) => said({ strategy })));
  console.log('memory', ...[1, 5, 9].map((memLevel) => said({ memLevel })));
  console.log('windows', ...[8, 9, 12].map((windowBits) => said({ windowBits })));
  console.log('dictionary', said({ dictionary: Buffer.from('user hello name id') }));
}
console.log(zlib.gzipSync('some text').toString('hex'));
console.log(zlib.deflateSync('some text').toString('hex'));

// Wrong arguments are told before anything is done, in Node's words.
const fs = require('node:fs');
const os = require('node:os');
const { outcome } = require('./lib/places.cjs');

const directory = fs.mkdtempSync(`${os.tmpdir()}/x-`);
const file = `${directory}/file`;
fs.writeFileSync(file, 'hello');
const say = (name, action) => console.log(name, outcome(action).replaceAll(directory, 'HERE'));
const fd = fs.openSync(file, 'r+');

for (const wrong of [
  undefined,
  null,
  5.5,
  true,
  {},
  [],
  'a\0b',
  Buffer.from('a\0b'),
  new URL('http://host/x'),
])
  say('path', () => fs.readFileSync(wrong));
say('url', () => fs.readFileSync(new URL(`file://${file}`), 'utf8'));
say('bytes', () => fs.readFileSync(Buffer.from(file), 'utf8'));
for (const wrong of [undefined, '1', -1, 1.5, 2 ** 31, {}, NaN]) say('fd', () => fs.fsyncSync(wrong));
for (const wrong of ['abc', -1, 1.5, {}, 2 ** 32]) say('mode', () => fs.openSync(file, 'r', wrong));
for (const wrong of [5, true, 'nope', { encoding: 'nope' }, { signal: 1 }])
  say('options', () => fs.readFileSync(file, wrong));
for (const wrong of [5, {}, null, undefined, true, Symbol('s')])
  say('data', () => fs.writeFileSync(file, wrong));
for (const args of [
  [5, 1],
  [1, 5],
  [1, -1],
  [1.5, 1],
  [0, 4, 'x'],
  [0, 4, -5],
  [0, 4, 1.5],
  [0, 4, 2 ** 60],
  ['0'],
])
  say(`read ${args}`, () => fs.readSync(fd, Buffer.alloc(4), ...args));
for (const args of [[5], [1, 5], [1, -1], [1.5]])
  say(`write ${args}`, () => fs.writeSync(fd, Buffer.alloc(4), ...args));
for (const wrong of ['x', {}, 5, undefined]) say('buffer', () => fs.readSync(fd, wrong));
for (const wrong of [5, {}, undefined]) say('written', () => fs.writeSync(fd, wrong));
for (const wrong of ['x', ['x'], undefined, [5]]) say('buffers', () => fs.writevSync(fd, wrong));
say('hex', () => fs.writeSync(fd, 'abc', 0, 'hex'));
for (const wrong of ['1', 1.5, {}]) say('length', () => fs.ftruncateSync(fd, wrong));
for (const wrong of [1, 'x']) say('recursive', () => fs.mkdirSync(`${directory}/d`, { recursive: wrong }));
say('mode of mkdir', () => fs.mkdirSync(`${directory}/d`, 'zz'));
say('rm', () => fs.rmSync(file, { recursive: 'x' }));
say('rm', () => fs.rmSync(file, 5));
say('rename', () => fs.renameSync(file, 5));
say('copy', () => fs.copyFileSync(file, file, 8));
say('prefix', () => fs.mkdtempSync(5));
say('cp', () => fs.cpSync(file, `${directory}/x`, { filter: 5 }));
say('cp', () => fs.cpSync(file, `${directory}/x`, { force: 5 }));
fs.closeSync(fd);
fs.rmSync(directory, { recursive: true });

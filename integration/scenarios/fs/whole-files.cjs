// @volume
// Whole files: written, read, appended to, cut, copied; sizes, contents and what stat says of them.
const fs = require('node:fs');
const { inEachPlace, outcome } = require('./lib/places.cjs');

inEachPlace((directory, say) => {
  const file = `${directory}/notes.txt`;
  say(outcome(() => fs.writeFileSync(file, 'héllo\n')));
  say(fs.readFileSync(file, 'utf8'), fs.readFileSync(file).length, fs.readFileSync(file, 'base64'));
  fs.appendFileSync(file, 'more');
  fs.appendFileSync(file, Buffer.from('!'));
  say(fs.readFileSync(file, { encoding: 'latin1' }));
  fs.writeFileSync(file, 'aGVsbG8=', 'base64');
  say(fs.readFileSync(file, 'utf8'));
  fs.truncateSync(file, 3);
  say(fs.readFileSync(file));
  fs.truncateSync(file, 6);
  say(fs.readFileSync(file));
  fs.truncateSync(file);
  say(fs.statSync(file).size, fs.readFileSync(file, 'utf8') === '');
  fs.writeFileSync(file, new Uint16Array([0x4142, 0x4344]));
  say(fs.readFileSync(file, 'latin1'));
  const big = Buffer.alloc(300_000, 'abcdefghij');
  fs.writeFileSync(`${directory}/big`, big);
  say(fs.readFileSync(`${directory}/big`).equals(big), fs.statSync(`${directory}/big`).size);
  fs.copyFileSync(`${directory}/big`, `${directory}/copy`);
  say(fs.readFileSync(`${directory}/copy`).equals(big));
  say(outcome(() => fs.copyFileSync(file, `${directory}/copy`, fs.constants.COPYFILE_EXCL)));
  fs.copyFileSync(file, `${directory}/copy`);
  say(fs.statSync(`${directory}/copy`).size);
  fs.writeFileSync(file, 'x', { flag: 'a' });
  say(outcome(() => fs.writeFileSync(file, 'x', { flag: 'wx' })));
  say(outcome(() => fs.readFileSync(`${directory}/none`)));
  say(outcome(() => fs.readFileSync(directory)));
  say(outcome(() => fs.writeFileSync(`${file}/below`, '')));
  const { mode, nlink } = fs.statSync(file);
  say(mode.toString(8), nlink, fs.statSync(file).isFile(), fs.statSync(directory).isDirectory());
  fs.writeFileSync(file, 'flushed', { flush: true });
  say(fs.readFileSync(file, 'utf8'));
});

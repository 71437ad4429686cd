// @volume
// Symbolic and hard links, followed and not: in memory, as a FAT volume has none.
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const { outcome } = require('./lib/places.cjs');

const directory = fs.mkdtempSync(path.join(os.tmpdir(), 'x-'));
const hide = (value) => String(value).replaceAll(directory, 'HERE');
const say = (...values) => console.log(...values.map(hide));
process.chdir(directory);

fs.mkdirSync('real/deep', { recursive: true });
fs.writeFileSync('real/file', 'text');
fs.symlinkSync('real/file', 'to-file');
fs.symlinkSync(`${directory}/real`, 'to-directory');
fs.symlinkSync('../file', 'real/deep/up');
fs.symlinkSync('nowhere', 'dangling');
fs.symlinkSync('around', 'around');
say(fs.readFileSync('to-file', 'utf8'), fs.readFileSync('to-directory/deep/up', 'utf8'));
say(
  fs.readlinkSync('to-file'),
  fs.readlinkSync('to-directory'),
  fs.readlinkSync('dangling', 'buffer').length,
);
say(
  fs.lstatSync('to-file').isSymbolicLink(),
  fs.statSync('to-file').isSymbolicLink(),
  fs.lstatSync('to-file').size,
);
say(
  fs.realpathSync('to-directory/deep/up'),
  fs.realpathSync('to-directory/..'),
  fs.realpathSync.native('to-file'),
);
say(
  fs.existsSync('dangling'),
  outcome(() => fs.statSync('dangling')),
  outcome(() => fs.readFileSync('around')),
);
say(
  outcome(() => fs.realpathSync('dangling')),
  outcome(() => fs.realpathSync('around')),
);
say(
  fs
    .readdirSync('.', { withFileTypes: true })
    .filter((entry) => entry.isSymbolicLink())
    .map((entry) => entry.name)
    .sort(),
);
say(fs.readdirSync('to-directory').sort(), fs.readdirSync('.', { recursive: true }).sort());
fs.writeFileSync('dangling', 'made');
say(fs.readFileSync('nowhere', 'utf8'), fs.lstatSync('dangling').isSymbolicLink());
say(
  outcome(() => fs.openSync('dangling', 'wx')),
  outcome(() => fs.symlinkSync('a', 'dangling')),
);
say(
  outcome(() => fs.readlinkSync('real')),
  outcome(() => fs.readlinkSync('none')),
  outcome(() => fs.rmdirSync('to-directory')),
);
fs.renameSync('to-file', 'moved');
say(fs.readlinkSync('moved'));
fs.unlinkSync('moved');
fs.rmSync('to-directory');
say(
  fs.readFileSync('real/file', 'utf8'),
  outcome(() => fs.unlinkSync('real/')),
);

fs.linkSync('real/file', 'second');
say(fs.statSync('second').nlink, fs.statSync('second').ino === fs.statSync('real/file').ino);
fs.appendFileSync('second', '!');
say(fs.readFileSync('real/file', 'utf8'));
fs.unlinkSync('real/file');
say(fs.readFileSync('second', 'utf8'), fs.statSync('second').nlink);
say(
  outcome(() => fs.linkSync('real', 'again')),
  outcome(() => fs.linkSync('second', 'second')),
  outcome(() => fs.linkSync('none', 'x')),
);
say(
  outcome(() => fs.symlinkSync('a', 'b', 'wrong')),
  outcome(() => fs.symlinkSync('', 'empty')),
);
fs.cpSync('real', 'copy', { recursive: true });
say(fs.lstatSync('copy/deep/up').isSymbolicLink(), fs.readlinkSync('copy/deep/up'));
process.chdir('/');
fs.rmSync(directory, { recursive: true });

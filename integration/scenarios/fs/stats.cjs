// @volume
// What stat answers: its members and how they print, in numbers and in bigints, and what of it is the same for a file.
const fs = require('node:fs');
const util = require('node:util');
const { inEachPlace, outcome } = require('./lib/places.cjs');

inEachPlace((directory, say) => {
  const file = `${directory}/file`;
  fs.writeFileSync(file, 'hello');
  const plain = (value) => util.inspect(value).replaceAll(/-?\d+(\.\d+)?/g, 'N');
  const stats = fs.statSync(file);
  say(plain(stats), plain(fs.statSync(file, { bigint: true })), plain(fs.statfsSync(directory)));
  say(
    stats instanceof fs.Stats,
    stats.isFile(),
    stats.isDirectory(),
    stats.isFIFO(),
    stats.isSocket(),
    stats.isBlockDevice(),
  );
  say(
    stats.size,
    stats.rdev,
    stats.uid,
    stats.gid,
    stats.blksize > 0,
    stats.blocks > 0,
    Object.keys(stats).length,
  );
  say(
    stats.mtime instanceof Date,
    stats.mtime.getTime() === Math.round(stats.mtimeMs),
    Object.keys(stats).length,
  );
  const big = fs.statSync(file, { bigint: true });
  say(big.size, big.isFile(), big.mtimeNs / 1_000_000n === big.mtimeMs, big.mtime instanceof Date);
  say(
    fs.statSync(file).ino === stats.ino,
    fs.statSync(directory).ino === stats.ino,
    fs.statSync(directory).dev === stats.dev,
  );
  const fd = fs.openSync(file);
  say(fs.fstatSync(fd).ino === stats.ino, fs.fstatSync(fd, { bigint: true }).size);
  fs.closeSync(fd);
  say(
    fs.statSync(`${directory}/none`, { throwIfNoEntry: false }),
    fs.statSync(`${file}/x`, { throwIfNoEntry: false }),
  );
  say(
    outcome(() => fs.statSync(`${directory}/none`)),
    outcome(() => fs.statSync(`${file}/`)),
    outcome(() => fs.statSync('')),
  );
  say(
    fs.existsSync(file),
    fs.existsSync(`${file}/`),
    fs.existsSync(directory + '/.'),
    fs.existsSync(''),
    fs.existsSync('\0'),
  );
  say(fs.fstatSync(1).isFile(), Object.keys(fs.readdirSync(directory, { withFileTypes: true })[0]));
});

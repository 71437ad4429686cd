// @volume
// Times that are set and read back, by path and by descriptor. A FAT volume counts in two seconds and keeps no more.
const fs = require('node:fs');
const { inEachPlace, outcome } = require('./lib/places.cjs');

inEachPlace(async (directory, say) => {
  const file = `${directory}/file`;
  fs.writeFileSync(file, 'x');
  const shown = () => fs.statSync(file).mtime.toISOString();
  fs.utimesSync(file, 1_000_000_000, 1_500_000_000);
  say(shown());
  fs.utimesSync(file, new Date('2020-02-29T12:00:00Z'), new Date('2021-03-01T10:20:30Z'));
  say(shown(), fs.statSync(file).mtimeMs);
  fs.utimesSync(file, '1600000000', '1600000002');
  say(shown());
  const fd = fs.openSync(file, 'r+');
  fs.futimesSync(fd, 1_400_000_000, 1_400_000_000);
  say(shown(), fs.fstatSync(fd).mtime.getTime());
  fs.closeSync(fd);
  await fs.promises.utimes(file, 1_300_000_000, 1_300_000_000);
  say(shown(), (await fs.promises.stat(file, { bigint: true })).mtimeNs);
  fs.lutimesSync(file, 1_200_000_000, 1_200_000_000);
  say(shown());
  fs.utimesSync(directory, 1_100_000_000, 1_100_000_000);
  say(fs.statSync(directory).mtime.toISOString());
  fs.writeFileSync(file, 'y');
  say(Math.abs(fs.statSync(file).mtimeMs - Date.now()) < 60_000, fs.statSync(file).birthtime instanceof Date);
  for (const wrong of ['x', NaN, Infinity, null, undefined, {}])
    say(outcome(() => fs.utimesSync(file, wrong, 1)));
  say(
    outcome(() => fs.utimesSync(`${directory}/none`, 1, 1)),
    outcome(() => fs.futimesSync(9999, 1, 1)),
  );
});

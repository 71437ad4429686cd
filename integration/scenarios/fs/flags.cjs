// @volume
// What each of open's flags lets a program do with a file that is there and with one that is not.
const fs = require('node:fs');
const { inEachPlace, outcome } = require('./lib/places.cjs');

const letters = ['r', 'rs', 'r+', 'w', 'wx', 'xw', 'w+', 'wx+', 'a', 'ax', 'as', 'a+', 'ax+', 'as+'];

inEachPlace((directory, say) => {
  const there = `${directory}/there`;
  const absent = `${directory}/absent`;
  const attempt = (path, flags) => {
    let fd;
    const opened = outcome(() => void (fd = fs.openSync(path, flags)));
    if (fd === undefined) return opened;
    const results = [
      outcome(() => fs.readSync(fd, Buffer.alloc(3))),
      outcome(() => fs.writeSync(fd, 'XY')),
      outcome(() => fs.writeSync(fd, 'Z', 0)),
    ];
    fs.closeSync(fd);
    return [...results, JSON.stringify(fs.readFileSync(path, 'latin1'))].join(' | ');
  };
  for (const flags of letters) {
    fs.writeFileSync(there, 'abcdef');
    say(flags, 'there:', attempt(there, flags));
    fs.rmSync(absent, { force: true });
    say(flags, 'absent:', attempt(absent, flags));
  }
  const { O_RDWR, O_CREAT, O_EXCL, O_TRUNC, O_APPEND, O_DIRECTORY } = fs.constants;
  fs.writeFileSync(there, 'abcdef');
  say('numbers', attempt(there, O_RDWR), attempt(there, O_RDWR | O_APPEND), attempt(there, O_RDWR | O_TRUNC));
  say(attempt(there, O_RDWR | O_CREAT | O_EXCL), attempt(there, O_DIRECTORY));
  say(
    outcome(() => fs.closeSync(fs.openSync(directory, O_DIRECTORY))),
    outcome(() => fs.openSync(directory, 'r+')),
  );
  for (const wrong of ['z', '', 'rw', 1.5, {}, true])
    say(
      wrong,
      outcome(() => fs.openSync(there, wrong)),
    );
});

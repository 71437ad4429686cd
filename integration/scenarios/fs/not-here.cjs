// Names that are too long or lead nowhere, and directories in the place of files: the same code from every function.
// @volume
const fs = require('node:fs');
const { inEachPlace, outcome } = require('./lib/places.cjs');

inEachPlace((directory, say) => {
  fs.writeFileSync(`${directory}/file`, 'x');
  const paths = {
    absent: `${directory}/none`,
    'below nothing': `${directory}/none/x`,
    'below a file': `${directory}/file/x`,
  };
  const functions = {
    open: (path) => fs.openSync(path),
    write: (path) => fs.writeFileSync(path, ''),
    stat: (path) => fs.statSync(path),
    lstat: (path) => fs.lstatSync(path),
    unlink: (path) => fs.unlinkSync(path),
    rmdir: (path) => fs.rmdirSync(path),
    readdir: (path) => fs.readdirSync(path),
    rename: (path) => fs.renameSync(path, `${directory}/y`),
    'rename to': (path) => fs.renameSync(`${directory}/file`, path),
    copy: (path) => fs.copyFileSync(path, `${directory}/y`),
    truncate: (path) => fs.truncateSync(path),
    chmod: (path) => fs.chmodSync(path, 0o644),
    utimes: (path) => fs.utimesSync(path, 1, 1),
    access: (path) => fs.accessSync(path),
    realpath: (path) => fs.realpathSync(path),
    readlink: (path) => fs.readlinkSync(path),
    statfs: (path) => fs.statfsSync(path),
    mkdtemp: (path) => fs.mkdtempSync(path + '/'),
    exists: (path) => fs.existsSync(path),
  };
  for (const [what, path] of Object.entries(paths)) {
    for (const [name, fn] of Object.entries(functions)) {
      if (what === 'absent' && (name === 'write' || name === 'rename to')) continue;
      say(
        what,
        name,
        outcome(() => fn(path)),
      );
    }
  }
  const long = `${directory}/${'n'.repeat(256)}`;
  say(outcome(() => fs.writeFileSync(long, '')).replace(long, 'LONG'), fs.existsSync(long));
  say(outcome(() => fs.statSync(`${directory}/${'d/'.repeat(2100)}`)).slice(0, 60));
  fs.writeFileSync(`${directory}/${'n'.repeat(200)}`, 'fits');
  say(
    fs
      .readdirSync(directory)
      .map((name) => name.length)
      .sort(),
  );
  say(
    outcome(() => fs.readFileSync(`${directory}/./x/../file`)),
    fs.readFileSync(`${directory}/./file`, 'utf8'),
  );
  say(
    outcome(() => fs.writeFileSync(`${directory}/new/`, '')),
    outcome(() => fs.openSync(`${directory}/file/`)),
  );
});

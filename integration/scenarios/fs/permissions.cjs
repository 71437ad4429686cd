// @volume
// Permissions and owners: as they are given, and the read-only file, which is all that a FAT volume knows.
const fs = require('node:fs');
const { inEachPlace, outcome } = require('./lib/places.cjs');

inEachPlace((directory, say) => {
  const file = `${directory}/file`;
  fs.writeFileSync(file, 'x');
  const mode = (path = file) => (fs.statSync(path).mode & 0o777).toString(8);
  say(
    mode(),
    outcome(() => fs.chmodSync(file, 0o444)),
    mode(),
  );
  say(
    outcome(() => fs.accessSync(file)),
    outcome(() => fs.accessSync(file, fs.constants.R_OK)),
  );
  say(outcome(() => fs.accessSync(file, fs.constants.X_OK)));
  say(
    outcome(() => fs.chmodSync(file, '644')),
    mode(),
  );
  fs.writeFileSync(file, 'y');
  fs.chmodSync(file, 0o444);
  say(
    outcome(() => fs.unlinkSync(file)),
    fs.existsSync(file),
  );
  fs.writeFileSync(file, 'z', { mode: 0o444 });
  say(mode());
  fs.renameSync(file, `${directory}/moved`);
  say(mode(`${directory}/moved`));
  fs.chmodSync(`${directory}/moved`, 0o644);
  say(
    outcome(() => fs.chownSync(`${directory}/moved`, 0, 0)),
    outcome(() => fs.lchownSync(`${directory}/moved`, -1, -1)),
  );
  say(fs.statSync(`${directory}/moved`).uid, fs.statSync(`${directory}/moved`).gid);
  say(
    outcome(() => fs.chmodSync(`${directory}/none`, 0o600)),
    outcome(() => fs.chmodSync(file)),
  );
  say(
    outcome(() => fs.chmodSync(file, 'abc')),
    outcome(() => fs.chmodSync(file, -1)),
    outcome(() => fs.chownSync(file, 1)),
  );
  say(
    outcome(() => fs.accessSync(`${directory}/none`)),
    outcome(() => fs.accessSync(file, 8)),
    outcome(() => fs.accessSync(file, 'r')),
  );
  const fd = fs.openSync(`${directory}/moved`, 'r+');
  say(
    outcome(() => fs.fchmodSync(fd, 0o444)),
    mode(`${directory}/moved`),
    outcome(() => fs.fchownSync(fd, 0, 0)),
  );
  fs.closeSync(fd);
  say(typeof fs.lchmod, typeof fs.lchmodSync);
});

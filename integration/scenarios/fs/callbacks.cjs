// @volume
// The forms with a callback: results, errors, when they come, and what is thrown at once.
const fs = require('node:fs');
const util = require('node:util');
const { inEachPlace, outcome } = require('./lib/places.cjs');

inEachPlace(async (directory, say) => {
  const file = `${directory}/file`;
  const call = (name, ...args) =>
    new Promise((resolve) => {
      let sync = true;
      fs[name](...args, (error, ...results) => {
        say(
          name,
          sync ? 'at once' : 'later',
          error === null ? 'null' : `${error?.code} ${error?.message}`,
          ...results,
        );
        resolve(results[0]);
      });
      sync = false;
    });
  await call('writeFile', file, 'hello');
  await call('appendFile', file, '!');
  await call('readFile', file, 'utf8');
  await call('readFile', `${directory}/none`);
  await call('readFile', directory);
  await call('mkdir', `${directory}/a`);
  await call('mkdir', `${directory}/b/c`, { recursive: true });
  await call('mkdir', `${directory}/a`);
  await call('readdir', `${directory}/b`);
  await call('rename', file, `${directory}/renamed`);
  await call('copyFile', `${directory}/renamed`, file);
  await call('access', file);
  await call('access', `${directory}/none`);
  await call('truncate', file, 2);
  await call('unlink', `${directory}/renamed`);
  await call('rmdir', `${directory}/a`);
  await call('rm', `${directory}/b`, { recursive: true });
  await call('realpath', `${directory}/../${directory.split('/').pop()}/file`);
  await call('cp', file, `${directory}/cp`);
  const fd = await new Promise((resolve) => fs.open(file, 'r+', (_error, opened) => resolve(opened)));
  const buffer = Buffer.alloc(4, '.');
  await new Promise((resolve) =>
    fs.read(fd, buffer, 0, 2, 0, (error, count, given) =>
      resolve(say('read', error, count, given === buffer)),
    ),
  );
  await new Promise((resolve) =>
    fs.read(fd, { buffer, position: 1 }, (error, count, given) =>
      resolve(say('read', error, count, given === buffer)),
    ),
  );
  await new Promise((resolve) =>
    fs.read(fd, (error, count, given) => resolve(say('read', error, count, given.length))),
  );
  await call('write', fd, 'abc', 0);
  await call('writev', fd, [Buffer.from('d'), Buffer.from('e')]);
  await call('readv', fd, [buffer], 0);
  await call('ftruncate', fd, 1);
  await call('fsync', fd);
  await call('close', fd);
  await call('close', fd);
  await new Promise((resolve) => fs.stat(file, (error, stats) => resolve(say('stat', error, stats.size))));
  await new Promise((resolve) => fs.exists(file, (found) => resolve(say('exists', found))));
  await new Promise((resolve) => fs.exists(`${directory}/none`, (found) => resolve(say('exists', found))));

  say(
    outcome(() => fs.stat(file)),
    outcome(() => fs.readFile(file, 'utf8')),
    outcome(() => fs.stat(5, () => {})),
  );
  say(
    outcome(() => fs.open(file, 'wrong', () => {})),
    outcome(() => fs.close('x', () => {})),
  );
  const again = fs.openSync(file, 'r+');
  say(
    await util.promisify(fs.read)(again, Buffer.alloc(1), 0, 1, 0),
    await util.promisify(fs.write)(again, 'q'),
  );
  say(await util.promisify(fs.exists)(file), (await util.promisify(fs.stat)(file)).size);
  fs.closeSync(again);
});

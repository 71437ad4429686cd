// @volume
// Slashes at the end, dots, the root and nothing at all as paths.
const fs = require('node:fs');
const { inEachPlace, outcome } = require('./lib/places.cjs');

inEachPlace((directory, say) => {
  process.chdir(directory);
  const tell = (name, action) => say(name, outcome(action));
  fs.mkdirSync('d');
  fs.writeFileSync('f', 'x');
  tell('rename f/', () => fs.renameSync('f/', 'g'));
  tell('rename to x/', () => fs.renameSync('f', 'x/'));
  tell('mkdir m/', () => fs.mkdirSync('m/'));
  tell('rename m/', () => fs.renameSync('m/', 'n/'));
  tell('unlink d/', () => fs.unlinkSync('d/'));
  tell('rmdir d/.', () => fs.rmdirSync('d/.'));
  tell('rmdir d/..', () => fs.rmdirSync('d/..'));
  tell('mkdir ..', () => fs.mkdirSync('..'));
  tell('mkdir /', () => fs.mkdirSync('/'));
  tell('mkdir -p /', () => fs.mkdirSync('/', { recursive: true }));
  tell('mkdir -p .', () => fs.mkdirSync('.', { recursive: true }));
  tell('mkdir -p a/./b//c/', () => fs.mkdirSync('a/./b//c/', { recursive: true }));
  tell('open .', () => fs.closeSync(fs.openSync('.')));
  tell('rmdir /', () => fs.rmdirSync('/'));
  tell('unlink /', () => fs.unlinkSync('/'));
  tell('rename /', () => fs.renameSync('/', 'x'));
  tell('copy to d/', () => fs.copyFileSync('f', 'd/'));
  tell('copy to new/', () => fs.copyFileSync('f', 'new/'));
  for (const name of [
    'mkdirSync',
    'rmSync',
    'rmdirSync',
    'readdirSync',
    'statSync',
    'unlinkSync',
    'readlinkSync',
  ])
    tell(`${name} of nothing`, () => fs[name](''));
  tell('rename to nothing', () => fs.renameSync('f', ''));
  say(
    fs.realpathSync('') === fs.realpathSync('.'),
    fs.existsSync(''),
    fs.existsSync('f/../f'),
    fs.existsSync('d/../f'),
  );
  say(fs.statSync('d//').isDirectory(), fs.readFileSync('.//d/..//f', 'utf8'), fs.realpathSync('d/./../f'));
  const fd = fs.openSync('d');
  tell('write to a directory', () => fs.writeSync(fd, 'x'));
  tell('cut a directory', () => fs.ftruncateSync(fd, 1));
  tell('sync a directory', () => fs.fsyncSync(fd));
  fs.closeSync(fd);
  process.chdir('/');
});

// @volume
// Files and directories given another name: over what is there, into other directories, while they are open.
const fs = require('node:fs');
const { inEachPlace, outcome } = require('./lib/places.cjs');

inEachPlace((directory, say) => {
  process.chdir(directory);
  const put = (name, text) => fs.writeFileSync(name, text);
  const rename = (from, to) =>
    say(
      `${from} -> ${to}:`,
      outcome(() => fs.renameSync(from, to)),
    );
  put('a', 'A');
  put('b', 'B');
  rename('a', 'c');
  say(fs.existsSync('a'), fs.readFileSync('c', 'utf8'));
  rename('c', 'b');
  say(fs.readFileSync('b', 'utf8'), fs.readdirSync('.'));
  rename('b', 'b');
  fs.mkdirSync('d/e', { recursive: true });
  fs.mkdirSync('f');
  rename('b', 'd/e/b');
  say(fs.readFileSync('d/e/b', 'utf8'));
  rename('d', 'f');
  say(fs.readdirSync('f'), fs.existsSync('d'));
  rename('f', 'f/e/inside');
  put('x', 'X');
  rename('x', 'f');
  rename('f', 'x');
  fs.mkdirSync('g');
  rename('g', 'f');
  rename('none', 'y');
  rename('x', 'none/y');
  rename('x', 'x/y');
  rename('x/y', 'z');
  rename('f/e/../e/b', './h');
  say(fs.readdirSync('f/e'), fs.readFileSync('h', 'utf8'));

  // A file that is open keeps its contents under its new name, and when it has none any more.
  const fd = fs.openSync('h', 'r+');
  rename('h', 'i');
  fs.writeSync(fd, 'still', 0);
  say(fs.readFileSync('i', 'utf8'));
  rename('x', 'i');
  say(fs.readFileSync('i', 'utf8'), fs.readFileSync(fd, 'utf8'), fs.fstatSync(fd).size);
  const other = fs.openSync('i', 'r');
  fs.unlinkSync('i');
  say(fs.existsSync('i'), fs.readFileSync(other, 'utf8'), fs.fstatSync(other).nlink);
  put('i', 'another');
  say(fs.readFileSync('i', 'utf8'), fs.readdirSync('.').sort());
  fs.closeSync(other);
  fs.closeSync(fd);
  say(fs.readdirSync('.').sort());
  process.chdir('/');
});

// path and path.win32: every function over awkward names.
const path = require('node:path');
const t = (f) => {
  try {
    return f();
  } catch (e) {
    return `${e.code} ${e.message}`;
  }
};
const names = [
  '',
  '/',
  '.',
  '..',
  '/a/b/../c/./d/',
  'a//b',
  './a',
  '../a/..',
  'a/b.txt',
  '.hidden',
  'a.b.c',
  '/a.',
  'a/.b/',
  '//a',
  'C:\\a\\b',
  'a\\b',
  'file.tar.gz',
  '/..',
  'a/../../b',
  'x/y/',
  '...',
  'a..b',
];
for (const p of [path.posix, path.win32]) {
  for (const n of names)
    console.log(
      JSON.stringify(n),
      p.normalize(n),
      p.dirname(n),
      p.basename(n),
      p.extname(n),
      p.isAbsolute(n),
      JSON.stringify(p.parse(n)),
    );
  console.log(
    p.join(),
    p.join('a', '', 'b', '..', 'c'),
    p.join('/a', '/b'),
    p.join('..', 'a'),
    p.basename('a/b.html', '.html'),
    p.basename('.html', '.html'),
    p.basename('a/b/', 'b'),
    p.format({ dir: 'd', base: 'b' }),
    p.format({ root: '/', name: 'n', ext: 'e' }),
    p.format({ dir: '/', root: '/', name: 'f', ext: '.x' }),
    p.format({}),
    p.sep,
    p.delimiter,
    p.posix === path.posix,
    p.win32 === path.win32,
  );
  for (const [a, b] of [
    ['/a/b/c', '/a/d'],
    ['/a', '/a'],
    ['/a/b', '/'],
    ['/', '/a'],
    ['/a/bc', '/a/b'],
  ])
    console.log(JSON.stringify(p.relative(a, b)));
}
console.log(
  path.resolve('/a', 'b', '../c'),
  path.resolve('/a', '/b', 'c'),
  path.resolve('/x/', '.'),
  path.win32.resolve('C:\\a', '..\\b'),
  path.win32.join('C:\\a', '..', '..', 'b'),
  path.win32.relative('C:\\orandea\\test\\aaa', 'C:\\orandea\\impl\\bbb'),
  path.win32.relative('C:\\a', 'D:\\b'),
  path.win32.parse('\\\\srv\\share\\dir\\f.txt'),
  path.win32.normalize('\\\\srv\\share\\..\\x'),
  path.win32.isAbsolute('C:/'),
  path.win32.isAbsolute('C:'),
  path.win32.basename('C:\\a\\b.c', '.c'),
  path.win32.toNamespacedPath('C:\\a'),
  path.win32.toNamespacedPath('\\\\srv\\share\\x'),
);
for (const bad of [undefined, null, 5, {}, true])
  console.log(
    t(() => path.join(bad)),
    t(() => path.resolve(bad)),
    t(() => path.dirname(bad)),
    t(() => path.basename('a', bad === undefined ? 5 : bad)),
    t(() => path.relative('a', bad)),
    t(() => path.format(bad)),
    t(() => path.win32.join(bad)),
    t(() => path.win32.dirname(bad)),
    t(() => path.parse(bad)),
    t(() => path.isAbsolute(bad)),
    t(() => path.extname(bad)),
  );
for (const [p, g] of [
  ['a/b.js', '*.js'],
  ['a/b.js', '**/*.js'],
  ['a/b.js', 'a/*'],
  ['a/b/c.js', 'a/*'],
  ['a.js', '*.{js,ts}'],
  ['a', '?'],
  ['ab', '[ab]b'],
  ['.a', '*'],
  ['a/b', 'a/**'],
  ['x', '!(x)'],
])
  console.log(
    p,
    g,
    t(() => path.matchesGlob(p, g)),
  );
console.log(
  path.posix.matchesGlob === path.matchesGlob,
  path.win32.matchesGlob('a\\b', 'a/*'),
  Object.keys(path).sort().join(),
);

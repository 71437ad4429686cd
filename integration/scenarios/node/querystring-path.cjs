const qs = require('node:querystring');
const path = require('node:path');
console.log(
  qs.parse('a=1&b=2&a=3&c&d=%20x+y'),
  qs.stringify({ a: [1, 2], b: 'x y', c: true, d: null, f: '' }),
  qs.escape('a b&\u00fc'),
  qs.unescape('%41%zz'),
  qs.parse('a:1;b:2', ';', ':'),
  qs.parse('a=1&b=2&c=3', null, null, { maxKeys: 2 }),
);
console.log(
  path.join('/a', '..', 'b/', './c'),
  path.resolve('/x', 'y', '../z'),
  path.parse('/a/b.tar.gz'),
  path.relative('/a/b/c', '/a/d'),
  path.normalize('a//b/../c/.'),
  path.extname('.x'),
  path.basename('/q/w.js', '.js'),
  path.isAbsolute('a'),
  path.format({ dir: '/d', name: 'n', ext: '.e' }),
  path.sep,
);
console.log(
  path.win32.join('a', '..', 'b'),
  path.win32.parse('C:\\x\\y.z'),
  path.posix === path,
  require('node:path/posix') === path,
  path.matchesGlob('a/b.js', 'a/*.js'),
);
try {
  path.join(5);
} catch (error) {
  console.log(error.code, error.message);
}

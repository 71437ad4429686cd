const url = require('node:url');
for (const text of [
  'http://user:pa%20ss@Host.com:8080/p/a/t/h?query=string#hash',
  '/a/b?x=1&y=2#z',
  '//host/path',
  'mailto:a@b.c',
  'http://a.com:80?x',
  'http://[::1]:80/x',
  '',
  '?q',
  'a/b',
  'http://a b/',
  'http://x.y/\u00fc',
]) {
  console.log(url.parse(text), url.format(url.parse(text)));
}
console.log(
  url.parse('/x?a=1&a=2', true).query,
  url.parse('//h/p', false, true).host,
  url.resolve('http://a/b/c/d', '../e'),
  url.resolve('/one/two', 'three'),
);
const u = new URL('../x?y=1#z', 'http://h.com:8080/a/b/c');
console.log(u, u.href, u.origin, String(u), JSON.stringify({ u }));
u.searchParams.append('k', 'v w');
u.port = '';
u.hash = '';
u.pathname = '/new path';
u.host = 'other:99';
u.username = 'me';
console.log(u.href, u.searchParams.get('k'), u.search);
const p = new URLSearchParams('a=1&b=2&a=3&c=%20+');
p.delete('b');
p.set('d', '\u00e9');
p.sort();
console.log(
  p,
  p.toString(),
  p.getAll('a'),
  [...p.keys()],
  p.size,
  p.has('a', '3'),
  new URLSearchParams({ x: '1' }),
  new URLSearchParams([['q', 'r']]).get('q'),
);
for (const bad of ['nope', '', 'http://', 'http://[::1', 'http://a:99999'])
  try {
    new URL(bad);
    console.log('fine', bad);
  } catch (error) {
    console.log(error.name, error.code, error.message, error.input);
  }
console.log(
  URL.canParse('x:y'),
  URL.canParse('/x'),
  URL.parse('bad'),
  url.fileURLToPath('file:///a/b%20c'),
  url.pathToFileURL('/a b#?').href,
);
console.log(
  url.urlToHttpOptions(new URL('http://a:b@h:1/p?q#f')),
  url.format(new URL('http://a:b@h/p?q#f'), { auth: false, fragment: false }),
  url.domainToASCII('espa\u00f1a.com'),
);
console.log(url.format({ protocol: 'http', host: 'h.com', pathname: '/p', query: { a: 1, b: [2, 3] } }));

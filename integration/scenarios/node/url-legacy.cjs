// The old url API: parse, format, resolve, and paths of files.
const url = require('node:url');
const t = (f) => {
  try {
    return f();
  } catch (e) {
    return `${e.name} ${e.code} ${e.message}`;
  }
};
for (const s of [
  'http://user:pa%20ss@host.com:8080/p/a/t/h?query=string&a=b#hash',
  '//host/path',
  'mailto:a@b.c',
  'javascript:alert(1)',
  '/a/b?c=d#e',
  'a b',
  'HTTP://EXAMPLE.com/ÄÖ?x=ü',
  'http://[::1]:3000/',
  'http://a.com',
  'x:y:z',
  '',
  '?a=1',
  '#h',
  'http://a@b@c/',
  'file:///etc/passwd',
  'coap:u:p@::1:d/r?q#f',
  'http://a.b/\tbc\ndr ef"g\'h<>{}|\\^`',
  'http://x/p/"quoted"',
  'ws://a:1',
  'http:/a',
  'http:a',
  'xmpp:user@host',
  'http://-a-.com/',
  'http://a.com?b',
  'http://a.com#b?c',
]) {
  const u = t(() => url.parse(s));
  console.log(JSON.stringify(s), typeof u === 'string' ? u : JSON.stringify(u));
}
console.log(
  url.parse('/a?x=1&y=2&x=3', true).query,
  url.parse('//h/p', false, true).host,
  url.parse('/p', true).query,
  url.parse('http://a/?').search,
  t(() => url.parse(5)),
  t(() => url.parse()),
  t(() => url.parse('http://a\u0000b/')),
  url.parse('http://münchen.de/').host,
);
for (const o of [
  { protocol: 'http', host: 'a.com', pathname: '/p', query: { x: 1, y: [2, 3] } },
  { protocol: 'http:', hostname: 'a', port: 80, pathname: 'p', search: 's', hash: 'h' },
  { hostname: '::1', slashes: true },
  { auth: 'u:p', host: 'h' },
  { pathname: 'a#b?c' },
  {},
  { protocol: 'mailto', pathname: 'x@y' },
  { protocol: 'file', pathname: '/etc' },
  { host: 'a', query: {} },
])
  console.log(url.format(o));
console.log(
  t(() => url.format(5)),
  t(() => url.format(null)),
  url.format('http://a b/'),
  url.format(new URL('http://u:p@xn--mnchen-3ya.de/?a#b'), {
    auth: false,
    fragment: false,
    search: false,
    unicode: true,
  }),
  t(() => url.format(new URL('http://a/'), 5)),
  t(() => url.format(new URL('http://a/'), { auth: 0 })),
);
for (const [a, b] of [
  ['/one/two/three', 'four'],
  ['http://example.com/', '/one'],
  ['http://example.com/one', '/two'],
  ['http://a/b/c/d;p?q', '../g'],
  ['http://a/b/c/d', '../../../g'],
  ['http://a/b', '//c/d'],
  ['http://a/b', '?x'],
  ['http://a/b', '#y'],
  ['http://a/b', ''],
  ['mailto:a@b', 'c@d'],
  ['/a', 'http://x'],
  ['http://a/b/', './c'],
  ['fred:///s//a/b/c', '../../../'],
  ['http://u@h/p', '/q'],
])
  console.log(url.resolve(a, b));
console.log(url.resolveObject('http://a/b', 'c').href);
for (const s of [
  'file:///a/b',
  'file:///a%20b/%E2%82%AC',
  'file://localhost/x',
  'file://host/x',
  'http://a/',
  'file:///a%2Fb',
  '/a',
  5,
  null,
  {},
])
  console.log(t(() => url.fileURLToPath(s)));
console.log(
  t(() => url.fileURLToPath(new URL('file:///q?x#y'))),
  t(() => url.fileURLToPath('file:///C:/a/b', { windows: true })),
  t(() => url.fileURLToPath('file://srv/share/f', { windows: true })),
  t(() => url.fileURLToPath('file:///a', { windows: true })),
);
for (const p of ['/a b', '/a#b?c%d', '/ü\n\t\\', '/a/../b/', 'C:\\x'])
  console.log(
    p.startsWith('/') ? url.pathToFileURL(p).href : t(() => url.pathToFileURL(p, { windows: true }).href),
  );
console.log(
  t(() => url.pathToFileURL(5)),
  t(() => url.pathToFileURL('\\\\srv\\share\\f', { windows: true }).href),
);
console.log(
  url.domainToASCII('español.com'),
  url.domainToASCII('中文.com'),
  url.domainToUnicode('xn--espaol-zwa.com'),
  url.domainToUnicode('xn--fiq228c.com'),
  url.domainToASCII(''),
  JSON.stringify(url.urlToHttpOptions(new URL('https://a:b@[::1]:8/p?q#h'))),
  t(() => url.urlToHttpOptions(5)),
);

// Corner cases of url: ports, brackets and names that are none, relative references, names in Unicode.
const url = require('url');
const t = (l, f) => {
  try {
    console.log(l, f());
  } catch (e) {
    console.log(l, '!', e.name, e.code, e.message);
  }
};
const p = (u, ...a) => t('parse ' + u, () => JSON.stringify(url.parse(u, ...a)));
for (const u of [
  'http://a.com:80:90',
  'http://a.com:',
  'http://a.com:80a/x',
  'http://a.com:99999',
  'http://a.com:-1',
  'http://a:b@c:d@e.com/',
  'http://[::1]:80/x',
  'http://[::1',
  'http://a b/',
  'http://a.com\\x\\y?\\z',
  'javascript:alert(1)',
  'mailto:a@b.c',
  '//a.b/c',
  '/a//b?c#d',
  '?a',
  '#h',
  '',
  ' http://x/ ',
  'HTTP://EXAMPLE.com/A',
  'http:a.com',
  'http:/a.com',
  'http:///x',
  'file:///etc/x',
  'file://host/x',
  'file:x',
  'http://☃.net/',
  'http://xn--/',
  'http://a..b/',
  'http://.a/',
  'http://-a/',
  "http://a.com/'x'",
  'http://a.com/{x}|y',
  'http://a.com#a#b',
  'http://a.com?a?b',
  'x:y',
  'x://y',
  'x://y:1/z',
  'git+ssh://git@github.com:u/r.git',
  'coap://u:p@h:5683/x',
  'http://user%40:pa%3Ass@h/',
  'http://u%/h',
  'data:text/plain,hi',
  'http://*/',
  'http://a_b.c/',
  'http://a.com;x',
  'http://a.com,b/',
  'http://1.2.3.4/',
  'http://0x7f.1/',
  'localhost:80',
  'a.com:80/x',
  'a/b:c',
  '.',
  '..',
  'http://a^b/',
  'http://a\tb/',
  'http://a%20b/',
  'http://ex%61mple/',
  'http://\u00ad/',
  'http://faß.de/',
  'http://a.com\u3002b/',
  'http://' + 'a'.repeat(64) + '.com/',
  'http://xn--a/',
  'http://x:y:z/',
  'http://a@b@c/',
  'http://a.com/\u00e9',
])
  p(u);
p('//x/y?a=1&a=2', true);
p('//x/y?a=1&a=2', true, true);
p('//x/y', false, true);
p('/x', true);
t('parse 5', () => url.parse(5));
t('parse undefined', () => url.parse());
for (const [a, b] of [
  ['.', '#h'],
  ['a/.', '#h'],
  ['a/..', '#h'],
  ['http://a/b/../c', '#h'],
  ['http://a/b/../c', '?x'],
  ['..', '?q'],
  ['', '#h'],
  ['', ''],
  ['/one/two/three', 'four'],
  ['http://example.com/', '/one'],
  ['http://example.com/one', '/two'],
  ['http://a/b/c/d;p?q', '../../../g'],
  ['http://a/b/c/d;p?q', '?y'],
  ['http://a/b/c/d;p?q', '#s'],
  ['http://a/b/c/d;p?q', ''],
  ['http://a/b/c/d;p?q', 'g:h'],
  ['http://a/b/c/d;p?q', 'http:g'],
  ['http://a/b/c/d;p?q', '//g'],
  ['http://a/b/c/d;p?q', './g/.'],
  ['http://a/b/c/d;p?q', 'g/../h'],
  ['a/b', '../../..'],
  ['a/b', '../../../c'],
  ['..', '..'],
  ['.', '..'],
  ['.', '.'],
  ['..', '.'],
  ['a', '.'],
  ['a', '..'],
  ['/', '..'],
  ['mailto:a@b', 'c@d'],
  ['mailto:a@b', 'mailto:c'],
  ['http://u:p@h/x', 'y'],
  ['http://u:p@h/x', '//i/y'],
  ['http://u:p@h/x', 'http://i/y'],
  ['http://h', 'x'],
  ['http://h', '?x'],
  ['http://h?q', '#x'],
  ['x:y', 'z'],
  ['x://h/p', 'z'],
  ['file:///a/b', 'c'],
  ['file:///a/b', '/c'],
  ['/a', 'http://x'],
  ['', 'a'],
  ['a', ''],
  ['http://h/a/', 'b//c'],
  ['http://h/a//b', '../c'],
  ['javascript:x', 'y'],
  ['http://h/a', 'javascript:x'],
  ['a?b', '#c'],
  ['a#b', '?c'],
  ['/a/b?x', '.'],
  ['http://h:80/a', 'https:b'],
  ['http://h/a', 'https://i'],
  ['#a', '#b'],
  ['?a', 'b'],
  ['http://a.com/x', '/./../y'],
  ['http://a.com', './y'],
])
  t('resolve ' + a + ' ' + b, () => JSON.stringify(url.resolve(a, b)));
for (const o of [
  { host: 'a', pathname: 'b' },
  { protocol: 'http', hostname: '::1', port: 80 },
  { protocol: 'mailto', pathname: 'a@b' },
  { query: { a: [1, 2], b: '' } },
  { search: 'x', hash: 'y' },
  { pathname: 'a?b#c' },
  { auth: 'a:b c', host: 'h' },
  { slashes: true, protocol: 'x', host: 'h' },
  { protocol: 'file', pathname: '/x' },
  { protocol: 'http', pathname: '/x' },
  {},
  { query: 5 },
  { search: '?a#b' },
])
  t('format ' + JSON.stringify(o), () => url.format(o));
t('format null', () => url.format(null));
t('format 5', () => url.format(5));
t('format str', () => url.format('http://A.com'));
t('format URL', () =>
  url.format(new URL('http://u:p@測試.com/x?y#z'), {
    unicode: true,
    auth: false,
    fragment: false,
    search: false,
  }),
);
t('format opt', () => url.format(new URL('http://x'), 5));
for (const d of [
  'español.com',
  '中文.com',
  'xn--iñvalid.com',
  'xn--fiq228c.com',
  'a b',
  '',
  'EXAMPLE.com',
  'faß.de',
  'a..b',
  'xn--',
  'xn--a',
  'xn--0',
  '-a.b',
  'a_b',
  '1.2.3.4',
  '0x7f.1',
  '256.256.256.256',
  '[::1]',
  'a%b',
  'a/b',
  'a:80',
  '\u00ad',
  '☃.net',
  'a\u200db',
  '\u0301a.b',
  'xn--a-yoc',
  'Bücher.example',
  'ab--cd',
  'a'.repeat(64),
  '.',
  'a.',
]) {
  t('ascii ' + d, () => JSON.stringify(url.domainToASCII(d)));
  t('unicode ' + d, () => JSON.stringify(url.domainToUnicode(d)));
  t('URL ' + d, () => new URL('http://' + d + '/').hostname);
}
t('domainToASCII()', () => url.domainToASCII());
t('domainToUnicode()', () => url.domainToUnicode());
t('insp', () => url.parse('http://a/b?c'));
t('Url', () => new url.Url());
t('resolveObject', () => url.resolveObject('http://a/b', 'c').href);
t('f2p', () => url.fileURLToPath('http://x'));
t('f2p host', () => url.fileURLToPath('file://h/x'));
t('f2p %2f', () => url.fileURLToPath('file:///a%2fb'));
t('f2p 5', () => url.fileURLToPath(5));
t('p2f', () => url.pathToFileURL('/a b#c?d%').href);
t('p2f 5', () => url.pathToFileURL(5));
t('u2h', () => url.urlToHttpOptions(new URL('http://u:p%20@h:8/x?y#z')));
t('u2h 5', () => url.urlToHttpOptions(5));
t('f2pb', () => url.fileURLToPathBuffer('file:///a%ff'));
t('canParse', () => [URL.canParse('x'), URL.canParse('/a', 'http://b')]);
t('URL parse', () => URL.parse('x'));
t('URL()', () => new URL());
t('URL bad', () => new URL('x', 'y'));
t('usp', () => new URLSearchParams([[1]]));
t('usp5', () => new URLSearchParams(5).toString());
t('usp fn', () => new URLSearchParams('a=1').forEach());
t('usp append', () => new URLSearchParams().append('a'));
t('usp', () => new URLSearchParams({ a: 1, b: [1, 2] }));
t('usp it', () => new URLSearchParams('a=1&b=2').entries());
t('sort', () => {
  const s = new URLSearchParams('b=1&a=2&b=0');
  s.sort();
  return [s.toString(), s.size, s.has('b', '0'), s.getAll('b')];
});

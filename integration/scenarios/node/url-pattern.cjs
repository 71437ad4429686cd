// URLPattern: patterns of parts and of whole URLs, groups, bases, errors.
const { URLPattern } = require('url');
const t = (l, f) => {
  try {
    console.log(l, f());
  } catch (e) {
    console.log(l, '!', e.name, e.code, e.message);
  }
};
console.log(globalThis.URLPattern === URLPattern, URLPattern.name, URLPattern.length);
const p = new URLPattern({ pathname: '/books/:id' });
t('props', () => [
  p.protocol,
  p.username,
  p.password,
  p.hostname,
  p.port,
  p.pathname,
  p.search,
  p.hash,
  p.hasRegExpGroups,
]);
t('test', () => [
  p.test('https://a.com/books/5'),
  p.test('https://a.com/book/5'),
  p.test({ pathname: '/books/7' }),
]);
t('exec', () => p.exec('https://a.com:8/books/5?x=1#h'));
t('exec null', () => p.exec('https://a.com/x'));
t('groups', () => ({ ...p.exec('/books/9', 'http://h').pathname.groups }));
t(
  'string',
  () => new URLPattern('https://*.example.com/:a/*').exec('https://www.example.com/x/y/z').pathname.groups,
);
t('base', () => new URLPattern('/foo/:x?', 'https://h.com').pathname);
t('ic', () => new URLPattern('/FOO', 'https://h.com', { ignoreCase: true }).test('https://h.com/foo'));
t('ic2', () => new URLPattern({ pathname: '/FOO' }, { ignoreCase: true }).test('https://h.com/foo'));
t('re', () => {
  const q = new URLPattern({ pathname: '/(\\d+)' });
  return [
    q.hasRegExpGroups,
    q.test('http://a/12'),
    q.test('http://a/x'),
    q.exec('http://a/12').pathname.groups,
  ];
});
t('opt', () => new URLPattern({ pathname: '/a{/:b}?' }).exec('http://x/a').pathname.groups);
t('search', () => new URLPattern({ search: 'q=:q' }).exec('http://x/?q=5').search);
t('bad', () => new URLPattern({ pathname: '/(' }));
t('bad2', () => new URLPattern('nobase'));
t('bad3', () => new URLPattern(5));
t('none', () => new URLPattern());
t('call', () => URLPattern());
t('insp', () => new URLPattern({ pathname: '/a' }));
t('test none', () => p.test());
t('test bad', () => p.test('nope'));
t('obj+base', () => p.test({ pathname: '/books/1' }, 'http://x'));
t(
  'host',
  () => new URLPattern({ hostname: '{:sub.}?example.com' }).exec('http://a.example.com').hostname.groups,
);
t('port', () => [
  new URLPattern({ port: '80', protocol: 'http' }).port,
  new URLPattern('http://a:8080/*').port,
]);

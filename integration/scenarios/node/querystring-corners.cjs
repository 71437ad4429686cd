// querystring: parsing and writing of awkward input, with its options.
const qs = require('node:querystring');
const t = (f) => {
  try {
    return f();
  } catch (e) {
    return `${e.name} ${e.code} ${e.message}`;
  }
};
for (const s of [
  'a=1&b=2',
  'a=1&a=2&a=3',
  'a',
  'a=',
  '=b',
  '&&a=1&&',
  'a=b=c',
  'a%20b=c+d',
  '%E4%BD%A0=%u4f60',
  'a=%',
  'a=%zz%41',
  'a=1;b=2',
  '__proto__=1',
  'hasOwnProperty=2',
  'a[]=1&a[]=2',
  'x=%F0%9F%98%80',
  'a=%FF',
  '',
  '?a=1',
  'a&b&c',
  '+=+',
  'a=1&b',
  'a==',
  '=&=',
])
  console.log(JSON.stringify(s), qs.parse(s));
console.log(
  qs.parse('a:1;b:2', ';', ':'),
  qs.parse('a=1&b=2&c=3', null, null, { maxKeys: 2 }),
  qs.parse('a=1&b=2', null, null, { maxKeys: 0 }),
  qs.parse('a=%41', null, null, { decodeURIComponent: (x) => `<${x}>` }),
  qs.parse('a=x', null, null, {
    decodeURIComponent: () => {
      throw new Error('no');
    },
  }),
  qs.parse(5),
  qs.parse(null),
  qs.parse('a>>b<<c', '<<', '>>'),
  Object.getPrototypeOf(qs.parse('a')),
);
for (const o of [
  {
    a: 1,
    b: 'x y',
    c: true,
    d: null,
    e: undefined,
    f: [1, 'two', null],
    g: {},
    h: NaN,
    i: Infinity,
    j: 10n,
    k: -0,
    l: '',
    m: 'ü€😀',
    n: [],
  },
  {},
  null,
  undefined,
  'str',
  5,
  [1, 2],
  { 'a b': 'c&d=e' },
  { "!'()*~": "!'()*~" },
  new Map([[1, 2]]),
  { x: () => 1 },
  { s: Symbol.iterator },
])
  console.log(t(() => qs.stringify(o)));
console.log(
  qs.stringify({ a: 1, b: [2, 3] }, ';', ':'),
  qs.stringify({ a: 'x' }, null, null, { encodeURIComponent: (x) => `<${x}>` }),
  t(() => qs.stringify({ a: '\ud800' })),
  qs.escape('a b&c=ü'),
  qs.escape(5),
  qs.escape({}),
  qs.unescape('a%20b%zz'),
  qs.unescapeBuffer('a%20b').toString(),
  qs.unescapeBuffer('%zz%4').toString(),
  qs.encode === qs.stringify,
  qs.decode === qs.parse,
  Object.keys(qs).join(),
);
const { escape } = qs;
qs.escape = () => 'E';
console.log(qs.stringify({ a: 'b' }));
qs.escape = escape;

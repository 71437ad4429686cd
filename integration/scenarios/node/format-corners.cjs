// util.format: every placeholder, with values it was not made for.
const { format, formatWithOptions } = require('node:util');
const p = (...a) => console.log(JSON.stringify(format(...a)));
const values = [
  1,
  -0,
  1.5,
  'str',
  '12abc',
  '0x10',
  '',
  null,
  undefined,
  true,
  10n,
  Symbol('s'),
  { a: { b: { c: { d: 1 } } } },
  [1, [2, [3, [4]]]],
  new Date(0),
  NaN,
  Infinity,
  {
    toString() {
      return 'custom';
    },
  },
  new (class Y {
    toString() {
      return 'proto';
    }
  })(),
  new Map([[1, 2]]),
];
for (const directive of ['%s', '%d', '%i', '%f', '%j', '%o', '%O', '%c'])
  for (const v of values) {
    try {
      p(directive, v);
    } catch (e) {
      console.log(directive, e.name, e.message);
    }
  }
p('%%', 1);
p('%% %s', 'a');
p('%');
p('%', 1);
p('100%');
p('%x', 1);
p('%s');
p('%s %s', 1);
p('a', 'b', 3, { x: 1 });
p(1, 2, '3');
p('%s', 'a', 'b');
p('%s%d%i', 'a', '2', '3.9');
p('%%%s%%', 'x');
p({ a: 1 }, '%s', 'x');
p('');
p();
p('%c styled %c', 'color:red', '');
p('%d', '0x1f');
p('%i', '  42px');
p('%f', '1.5e3x');
p('%j', {
  toJSON() {
    return 'json';
  },
});
const circ = {};
circ.c = circ;
p('%j', circ);
p('%s', circ);
p('%o', circ);
p('%O', circ);
p('%s', -0);
p('%s', [1, 'a', null]);
p('%s', { a: 'x', b: { c: {} } });
p('%s', new Error('e').message);
p('%d', '1_000');
p('%d', 5n);
p('%i', 5n);
p('%f', 5n);
p('%d', {});
p('%d', []);
p('%i', Symbol('a'));
p('%s', '%s', 'z');
p('%O', { f() {}, l: [1, { q: {} }] });
p('%o', [1, 2]);
console.log(
  formatWithOptions({ colors: true }, '%s %O %d', 'a', { a: 1 }, 4),
  formatWithOptions({ compact: false }, { a: [1] }),
);
try {
  formatWithOptions('x', 'a');
} catch (e) {
  console.log(e.code, e.message);
}
console.log(
  '%s is %d years and %i, %f, %j %o %O%% %c.',
  'Bob',
  42,
  42.9,
  '1.5',
  { a: 1 },
  [1],
  { b: 2 },
  'css',
  'extra',
  { c: 3 },
);

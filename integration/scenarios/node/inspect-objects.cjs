// util.inspect of plain data: widths, nesting, columns.
const { inspect } = require('node:util');
console.log({}, [], [[]], { a: {} }, { 'x-y': 1, 2: 'two', valid_name: 3, ['__proto__']: 4 });
console.log({ a: { b: { c: { d: 1 } } } }, [[[[1]]]]);
console.log(Array.from({ length: 27 }, (_, i) => i * 37));
console.log(Array.from({ length: 120 }, (_, i) => i));
console.log(['apple', 'banana', 'cherry', 'dates', 'elderberry', 'fig', 'grape', 'honeydew']);
console.log({ a: 'a'.repeat(40), b: 'b'.repeat(40) });
console.log({ short: 1, longer: 'some text that is long', another: [1, 2, 3], last: { x: 1, y: 2 } });
console.log([undefined, null, , 3, , ,], Object.assign([1, 2], { extra: true, '-1': 0 }));
console.log('top-level text', [
  "it's",
  'say "hi"',
  `both ' and "`,
  'new\nline',
  'tab\t',
  '\x07\x1b',
  '\u{1F600}',
  '\ud800',
]);
console.log([-0, 0, 1e21, 1e-7, NaN, Infinity, 10n, 0xffn]);
console.log({ text: 'first line\nsecond line that makes the whole of it longer than the limit\nthird' });
console.log(inspect({ b: 1, a: 2 }, { sorted: true }), inspect('x'.repeat(50), { maxStringLength: 10 }));
console.log(inspect({ a: [1, 2, [3, [4]]] }, { depth: 0 }), inspect({ a: { b: 1 } }, { compact: false }));
console.log(
  inspect([1, 2, 3, 4], { maxArrayLength: 2 }),
  inspect({ n: 123456789.123 }, { numericSeparator: true }),
);
console.log(inspect({ a: 1, b: 'x', c: null, d: undefined, e: Symbol('s') }, { colors: true }));
console.log(inspect({ a: 1n, b: [1], c: new Date(0), d: /x/ }, { breakLength: 20 }));

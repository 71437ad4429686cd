// The options of util.inspect, one by one.
const { inspect } = require('node:util');
const p = console.log;
/** What a weak collection has has to be held elsewhere. */
const held = { a: 1 };
const long = Array.from({ length: 130 }, (_, i) => i);
p(inspect(long));
p(inspect(long, { maxArrayLength: 3 }));
p(inspect(long, { maxArrayLength: null }).length, inspect(long, { maxArrayLength: 0 }));
p(
  inspect('x'.repeat(200), { maxStringLength: 10 }),
  inspect('abc', { maxStringLength: 0 }),
  inspect(['x'.repeat(20)], { maxStringLength: 5 }),
);
p(
  inspect({ b: 1, a: 2, c: { z: 1, y: 2 } }, { sorted: true }),
  inspect({ b: 1, a: 2 }, { sorted: (x, y) => (x < y ? 1 : -1) }),
  inspect(new Set(['b', 'a']), { sorted: true }),
  inspect(
    new Map([
      ['b', 1],
      ['a', 2],
    ]),
    { sorted: true },
  ),
);
const nested = {
  a: { b: { c: { d: { e: 1 } } } },
  list: [[[[1]]]],
  m: new Map([['k', { x: { y: { z: 1 } } }]]),
};
for (const depth of [0, 1, 2, 3, null, Infinity]) p(inspect(nested, { depth }));
for (const compact of [true, false, 0, 1, 3]) p(inspect(nested, { compact, depth: 9 }));
for (const breakLength of [10, 40, 80, Infinity])
  p(
    inspect(
      { first: 'one two three', second: [1, 2, 3], third: { x: 'yyyyyyyy', z: 'wwwwwwwwwww' } },
      { breakLength },
    ),
  );
p(
  inspect([1234567.891, -1234, 123456789012345678901n, 1e21, 1000, 0.1234567, -0], {
    numericSeparator: true,
  }),
);
p(
  JSON.stringify(
    inspect(
      {
        n: 1,
        s: 'a',
        b: true,
        u: undefined,
        z: null,
        f() {},
        d: new Date(0),
        r: /x/,
        y: Symbol('q'),
        g: 1n,
        e: [],
        m: new Map([[1, 'x']]),
        get q() {
          return 1;
        },
        c: class Q {},
      },
      { colors: true },
    ),
  ),
);
p(
  inspect({ a: 1, [Symbol('h')]: 2 }, { showHidden: true }),
  inspect([1, 2], { showHidden: true }),
  inspect(new Map([[1, 2]]), { showHidden: true }),
  inspect(Object.defineProperty({}, 'hid', { value: 3 }), { showHidden: true }),
);
p(
  inspect(new WeakSet([held]), { showHidden: true }),
  inspect(new ArrayBuffer(2), { showHidden: true }),
  inspect(Buffer.from('a'), { showHidden: true }).length > 10,
);
class K {
  [inspect.custom](depth, options, ins) {
    return {
      depth,
      opts: Object.keys(options).sort().join(),
      same: ins === inspect,
      st: typeof options.stylize,
    };
  }
}
p(inspect(new K()), inspect({ k: new K() }), inspect(new K(), { customInspect: false }));
p(
  inspect({ [inspect.custom]: () => 'multi\nline' }),
  inspect({ x: { [inspect.custom]: () => 'multi\nline' } }),
  inspect({ [inspect.custom]: () => 5 }),
  inspect({
    inspect() {
      return 'old';
    },
  }),
);
p(inspect.defaultOptions);
p(inspect.custom, Object.keys(inspect.colors).length, inspect.styles);
p(
  inspect("it's"),
  inspect('say "hi"'),
  inspect('it\'s "x"'),
  inspect('it\'s "x" `y`'),
  inspect('a\nb\t\x00\x7f\u2028\ud800'),
  inspect('é😀'),
);
p(
  inspect('line one\nline two that is long\nline three', { breakLength: 20 }),
  inspect({
    text: 'first line of a longer text which goes on\nsecond line of it and still more text here\nthird',
  }),
);
p(inspect({ a: 1 }, false, 0, true), inspect({ a: { b: {} } }, true, 0));
p(
  inspect(Array(5)),
  inspect([, 'a']),
  inspect([1, , 2], { maxArrayLength: 2 }),
  inspect(new Array(3).concat([1])),
  inspect([undefined, , null]),
);
p(inspect(Array.from({ length: 30 }, (_, i) => 'item number ' + i)));
p(inspect(Array.from({ length: 27 }, (_, i) => i * 1000.5)));
p(inspect(Array.from({ length: 8 }, (_, i) => ({ id: i, name: 'n' + i }))));
p(
  inspect(new Set(long), { maxArrayLength: 2 }),
  inspect(new Map(long.map((x) => [x, x])), { maxArrayLength: 1 }),
  inspect(new Uint8Array(200), { maxArrayLength: 2 }),
  inspect({ ...long.slice(0, 30) }).length,
);
p(inspect(Object.fromEntries(Array.from({ length: 28 }, (_, i) => ['key' + i, i]))));
try {
  inspect.defaultOptions = null;
} catch (e) {
  p(e.name, e.code, e.message);
}
inspect.defaultOptions = { depth: 0 };
p({ a: { b: 1 } });
inspect.defaultOptions.depth = 2;
p({ a: { b: { c: { d: 1 } } } });

/** `inspect` against the one of the Node that runs the tests. */
import util from 'node:util';
import { expect, test } from 'vitest';
import { inspect } from './inspect.ts';
import { type InspectOptions, stripColors } from './options.ts';

const isNode24 = process.versions.node.startsWith('24.');
const same = test.skipIf(!isNode24 /* other versions print other texts */);

function expectSame(value: unknown, options: InspectOptions = {}): void {
  expect(inspect(value, options)).toBe(Reflect.apply(util.inspect, undefined, [value, options]));
}

/** The same numbers on every run. */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const words = ['a', 'foo', 'barbaz', 'x-y', 'long key here', '$d', '_q', "it's"];

function generate(next: (below: number) => number, depth: number): unknown {
  const text = (): string => Array.from({ length: next(16) }, () => 'abc d\'"\n`'.charAt(next(9))).join('');
  const list = <T>(most: number, make: () => T): T[] => Array.from({ length: next(most) }, make);
  const deeper = (): unknown => generate(next, depth - 1);
  const leaves = [
    () => next(100000),
    () => next(1000) / 7,
    text,
    () => [null, undefined, true, 10n, -0, Number.NaN, Symbol('s')][next(7)],
  ];
  const branches = [
    () => list(9, deeper),
    () => list(120, () => next(10 ** next(7))),
    () => list(30, text),
    () => Object.fromEntries(list(7, () => [`${words[next(words.length)]}${next(3)}`, deeper()])),
    () => new Map(list(5, () => [deeper(), deeper()])),
    () => new Set(list(9, deeper)),
    () =>
      [
        new Uint8Array(next(20)),
        /x/g,
        new Date(next(1e9)),
        class Foo extends Date {},
        () => 1,
        Object.create(null),
      ][next(6)],
  ];
  const makers = depth > 0 ? [...leaves, ...branches] : leaves;
  return makers[next(makers.length)]?.();
}

const layouts: InspectOptions[] = [
  {},
  { depth: 0 },
  { compact: false, depth: 5 },
  { compact: true },
  { compact: 1, breakLength: Number.POSITIVE_INFINITY },
  { breakLength: 40 },
  { colors: true },
  { sorted: true },
  { maxArrayLength: 7 },
];

for (const [index, options] of layouts.entries()) {
  same(`values, options ${index}`, () => {
    const next = numbers(index + 1);
    for (let i = 0; i < 400; i++) expectSame(generate(next, 4), options);
  });
}

const frame = '\n    at f (a.js:1:2)';
const heads = [
  'Error',
  'Error: m',
  'RangeError: x',
  'Foo: m',
  'Error [CODE]: m',
  'foo bar: m',
  'A: m',
  'No colon',
];
const odd = [
  'X(y)[z]-q w: m',
  'my-Error',
  'fooError',
  'Error ',
  'Error;m',
  'Error:m',
  'a Error',
  'Foo\nbar: m',
  '9',
];
class Foo extends Error {}
class FooError extends Error {}

const makers: Record<string, () => Error> = {
  Error: () => new Error('m'),
  'of a class': () => new Foo('m'),
  'of a class with Error in its name': () => new FooError('m'),
  'with a tag': () => Object.defineProperty(new Foo('m'), Symbol.toStringTag, { value: 'Tag' }),
  'with a name': () => Object.assign(new Error('m'), { name: 'Zed' }),
  'with a name that is a number': () => Object.assign(new Error('m'), { name: 5 }),
  'with properties': () => Object.assign(new Error('m'), { code: 'E', message: 'other' }),
  'with a cause': () => new Error('m', { cause: Object.assign(new Error('c'), { stack: 'Error: c' }) }),
};

for (const [name, make] of Object.entries(makers)) {
  same(`stacks of an error ${name}`, () => {
    for (const head of [...heads, ...odd]) {
      for (const stack of [head, head + frame, `${head}\nmore${frame}`, `${head}\n  at x`]) {
        const error = Object.defineProperty(make(), 'stack', { value: stack });
        expectSame(error);
        expectSame([{ error }]);
        Object.setPrototypeOf(error, null);
        expectSame(error);
      }
    }
  });
}

same('texts without the sequences of a terminal', () => {
  const csi = ['\u001b[31m', '\u001b[38;5;12m', '\u001b[?25l', '\u001b[2K', '\u009b1m', '\u001b[10;3H'];
  const others = ['\u001b]8;;http://a/b\u0007', '\u001b]0;title\u001b\\'];
  for (const sequence of [...csi, ...others]) {
    const text = `before${sequence}after ${sequence}`;
    expect(stripColors(text)).toBe(util.stripVTControlCharacters(text));
  }
});

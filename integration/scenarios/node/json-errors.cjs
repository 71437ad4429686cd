'use strict';
// What JSON says of texts that are none and of values that have none: services hand it on to their clients.
const texts = [
  '',
  '{"a":',
  '{a:1}',
  '{"a":1,}',
  '[1 2]',
  '[1,]',
  '{"a":1}}',
  'nonsense',
  "'a'",
  '01',
  '1.',
  '"\n"',
  '"\\x"',
  '"\\u12g4"',
  '"abc',
];
texts.push(
  '{"name": "long enough", "list": [1, 2, three, 4], "more": true}',
  '{\n  "a": 1\n  "b": 2\n}',
  '<!doctype html>',
);
for (const text of texts) {
  try {
    console.log(JSON.parse(text));
  } catch (error) {
    console.log(error.name, error.message, error instanceof SyntaxError);
  }
}
for (const value of [undefined, {}, [], null, '1', 12, [true], Symbol('x'), 1n, new String('{}')]) {
  try {
    console.log(JSON.parse(value));
  } catch (error) {
    console.log(error.name, typeof value === 'symbol' ? '' : error.message);
  }
}

const circle = { list: [{ name: 'x' }] };
circle.list.push({ circle });
class Held {
  me = this;
}
const long = { a: { b: { c: { d: { e: {} } } } } };
long.a.b.c.d.e.end = long.a;
for (const value of [1n, { a: [2n] }, circle, { held: new Held() }, long, { toJSON: () => 3n }]) {
  try {
    console.log(JSON.stringify(value));
  } catch (error) {
    console.log(error.name, error.message);
    console.log(error.stack.startsWith(`${error.name}: ${error.message}`));
  }
}

// Errors of a program's own pass as they are.
const failing = () => {
  throw new SyntaxError('of the reviver');
};
for (const run of [
  () => JSON.parse('[1]', failing),
  () => JSON.stringify([1], failing),
  () => JSON.stringify({ toJSON: failing }),
]) {
  try {
    run();
  } catch (error) {
    console.log(error.name, error.message);
  }
}
console.log(JSON.parse('{"a":[1,{"b":2}]}', (key, value) => (key === 'b' ? value * 2 : value)));
console.log(
  JSON.stringify({ b: 1, a: [undefined, () => 1, NaN], c: new Date(0), d: 'ü\ud800\u2028' }, null, 2),
);
console.log(
  JSON.stringify({ a: 1, b: 2 }, ['b']),
  JSON.stringify({ a: 1 }, (key, value) => (key === 'a' ? 'replaced' : value), '--'),
);
console.log(
  JSON.stringify(undefined),
  JSON.stringify(() => 1),
  JSON.stringify('text'),
);
console.log(
  JSON.parse.name,
  JSON.parse.length,
  JSON.stringify.name,
  JSON.stringify.length,
  Object.keys(JSON),
  String(JSON),
);
const counted = { times: 0, toString: () => `${++counted.times}{` };
try {
  JSON.parse(counted);
} catch (error) {
  console.log(error.message, counted.times);
}

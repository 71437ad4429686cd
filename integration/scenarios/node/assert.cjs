const assert = require('node:assert');
const attempts = [
  () => assert.strictEqual(1, 2),
  () => assert.strictEqual('a'.repeat(10), 'b'.repeat(10)),
  () => assert.deepStrictEqual({ a: 1, b: [1, 2] }, { a: 1, b: [1, 3] }),
  () => assert.equal(1, 2, 'my message'),
  () => assert.equal(null, undefined),
  () => assert.notStrictEqual(1, 1),
  () => assert.deepEqual([1], ['1']),
  () => assert.deepEqual({ a: 1 }, { a: 2 }),
  () =>
    assert.throws(() => {
      throw new Error('x');
    }, /y/),
  () => assert.throws(() => {}),
  () =>
    assert.throws(() => {
      throw new TypeError('t');
    }, TypeError),
  () =>
    assert.throws(
      () => {
        throw Object.assign(new Error('q'), { code: 'A' });
      },
      { code: 'B' },
    ),
  () =>
    assert.doesNotThrow(() => {
      throw new Error('thrown');
    }),
  () => assert.match('abc', /x/),
  () => assert.doesNotMatch('abc', /b/),
  () => assert.ifError(null),
  () => assert.ifError(new Error('e')),
  () => assert.fail('boom'),
  () => assert.fail(),
  () => assert.notDeepStrictEqual({ a: 1 }, { a: 1 }),
  () => assert.ok(0, 'zero'),
  () => assert(true),
  () => assert.strictEqual(NaN, NaN),
  () => assert.strictEqual([1], [1]),
  () => assert.ok(false, new RangeError('own error')),
  () => assert.partialDeepStrictEqual({ a: 1, b: 2 }, { a: 1 }),
];
for (const attempt of attempts)
  try {
    attempt();
    console.log('holds');
  } catch (error) {
    console.log(
      error.name,
      error.code,
      error.generatedMessage,
      error.operator,
      JSON.stringify(error.message),
    );
  }
assert.rejects(Promise.reject(new Error('r')), /r/).then(() => console.log('rejects'));
assert.rejects(Promise.resolve()).catch((error) => console.log(error.message));
assert.doesNotReject(async () => {}).then(() => console.log('does not'));
console.log(
  assert.strict === require('node:assert/strict'),
  assert.strict.equal === assert.strictEqual,
  new assert.AssertionError({ actual: 1, expected: 2, operator: 'strictEqual' }).message,
);

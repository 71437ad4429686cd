// assert: every method, its messages, and the AssertionError.
const assert = require('node:assert');
const { AssertionError } = assert;
const run = (name, f) => {
  try {
    f();
    console.log(name, 'passes');
  } catch (e) {
    console.log(name, '|', e.name, e.code, e.generatedMessage, e.operator, '|', e.message);
  }
};
run('ok', () => assert(0, undefined));
run('ok msg', () => assert.ok(false, 'my message'));
run('ok err', () => assert.ok(false, new TypeError('own')));
run('equal', () => assert.equal(1, 2));
run('equal loose', () => assert.equal(1, '1'));
run('equal nan', () => assert.equal(NaN, NaN));
run('notEqual', () => assert.notEqual(1, '1'));
run('strict', () => assert.strictEqual(1, '1'));
run('strict str', () => assert.strictEqual('a\nb\nc', 'a\nx\nc'));
run('strict long', () => assert.strictEqual('a'.repeat(60), 'b'.repeat(60)));
run('strict obj', () => assert.strictEqual({ a: 1 }, { a: 1 }));
run('notStrict', () => assert.notStrictEqual(1, 1));
run('notStrict obj', () => {
  const o = { a: 1 };
  assert.notStrictEqual(o, o);
});
run('deep', () => assert.deepEqual({ a: 1, b: [1, 2] }, { a: 1, b: [1, 3] }));
run('deep loose', () => assert.deepEqual({ a: 1 }, { a: '1' }));
run('deepStrict', () => assert.deepStrictEqual({ a: 1, b: { c: [1, 2, 3] } }, { a: 1, b: { c: [1, 2, 4] } }));
run('deepStrict proto', () => assert.deepStrictEqual(new (class A {})(), {}));
run('deepStrict map', () => assert.deepStrictEqual(new Map([[1, { a: 1 }]]), new Map([[1, { a: 2 }]])));
run('deepStrict set', () => assert.deepStrictEqual(new Set([1, 2]), new Set([1, 3])));
run('deepStrict long', () =>
  assert.deepStrictEqual(
    Array.from({ length: 40 }, (_, i) => i),
    Array.from({ length: 40 }, (_, i) => (i === 20 ? 'x' : i)),
  ),
);
run('deepStrict neg0', () => assert.deepStrictEqual([0], [-0]));
run('notDeep', () => assert.notDeepEqual({ a: 1 }, { a: '1' }));
run('notDeepStrict', () => assert.notDeepStrictEqual({ a: 1 }, { a: 1 }));
run('partial', () => assert.partialDeepStrictEqual({ a: 1, b: 2 }, { a: 1 }));
run('partial fails', () => assert.partialDeepStrictEqual({ a: 1 }, { a: 2 }));
run('fail', () => assert.fail());
run('fail msg', () => assert.fail('boom'));
run('fail err', () => assert.fail(new RangeError('r')));
run('ifError', () => assert.ifError(null));
run('ifError e', () => assert.ifError(new Error('inner')));
run('ifError v', () => assert.ifError('text'));
run('match', () => assert.match('abc', /x/));
run('match bad', () => assert.match(5, /x/));
run('match noregex', () => assert.match('a', 'a'));
run('doesNotMatch', () => assert.doesNotMatch('abc', /a/));
run('throws none', () => assert.throws(() => {}));
run('throws none msg', () => assert.throws(() => {}, 'was expected'));
run('throws class', () =>
  assert.throws(() => {
    throw new Error('e');
  }, TypeError),
);
run('throws regex', () =>
  assert.throws(() => {
    throw new Error('e');
  }, /zzz/),
);
run('throws obj', () =>
  assert.throws(
    () => {
      throw Object.assign(new Error('e'), { code: 'A' });
    },
    { code: 'B' },
  ),
);
run('throws obj ok', () =>
  assert.throws(
    () => {
      throw Object.assign(new Error('e'), { code: 'A' });
    },
    { code: 'A', message: /e/ },
  ),
);
run('throws fn', () =>
  assert.throws(
    () => {
      throw new Error('e');
    },
    (e) => e.message === 'x',
  ),
);
run('throws fn ok', () =>
  assert.throws(
    () => {
      throw new Error('e');
    },
    () => true,
  ),
);
run('throws same msg', () =>
  assert.throws(() => {
    throw new Error('same');
  }, 'same'),
);
run('throws notfn', () => assert.throws('x'));
run('throws empty obj', () =>
  assert.throws(() => {
    throw new Error('e');
  }, {}),
);
run('doesNotThrow', () =>
  assert.doesNotThrow(() => {
    throw new Error('bad');
  }),
);
run('doesNotThrow msg', () =>
  assert.doesNotThrow(() => {
    throw new Error('bad');
  }, 'why'),
);
run('args', () => assert.equal(1));
run('args ok', () => assert.ok());
(async () => {
  const arun = async (name, p) => {
    try {
      await p();
      console.log(name, 'passes');
    } catch (e) {
      console.log(name, '|', e.name, e.code, '|', e.message);
    }
  };
  await arun('rejects none', () => assert.rejects(Promise.resolve(1)));
  await arun('rejects', () => assert.rejects(Promise.reject(new Error('r')), /r/));
  await arun('rejects class', () =>
    assert.rejects(async () => {
      throw new TypeError('t');
    }, RangeError),
  );
  await arun('rejects notfn', () => assert.rejects(5));
  await arun('rejects notpromise', () => assert.rejects(() => 5));
  await arun('rejects sync', () =>
    assert.rejects(() => {
      throw new Error('sync');
    }),
  );
  await arun('doesNotReject', () => assert.doesNotReject(Promise.reject(new Error('dnr'))));
  await arun('doesNotReject ok', () => assert.doesNotReject(async () => {}));
})();
const e = new AssertionError({ actual: 1, expected: 2, operator: 'strictEqual' });
console.log(e.message, e.actual, e.expected, e.generatedMessage, Object.keys(e).sort(), e instanceof Error);
console.log(
  new AssertionError({ message: 'given' }).message,
  (() => {
    try {
      new AssertionError();
    } catch (x) {
      return `${x.code} ${x.message}`;
    }
  })(),
  (() => {
    try {
      new AssertionError({ message: 'm', operator: 'op' });
    } catch (x) {
      return x.message;
    }
  })(),
);
console.log(
  assert.strict === require('node:assert/strict'),
  assert.strict.equal === assert.strictEqual,
  assert.strict.strict === assert.strict,
  assert.ok.name,
  assert.name,
  typeof assert.CallTracker,
  typeof assert.Assert,
);
run('strict mode', () => assert.strict.deepEqual({ a: 1 }, { a: '1' }));
if (assert.Assert) {
  const a = new assert.Assert({ diff: 'full' });
  run('Assert', () => a.strictEqual(1, 2));
  run('Assert ok', () => a.ok(true));
  console.log(Object.keys(a).length > 5);
}

// The smaller functions of util.
const util = require('node:util');
const t = (f) => {
  try {
    return f();
  } catch (e) {
    return `${e.name} ${e.code} ${e.message}`;
  }
};
const p = (...a) => console.log(...a);
p(
  util.stripVTControlCharacters('\u001b[31mred\u001b[0m \u001b]8;;http://x\u0007link\u001b]8;;\u0007'),
  t(() => util.stripVTControlCharacters(5)),
);
p(
  JSON.stringify([
    util.styleText('red', 'x', { validateStream: false }),
    util.styleText(['bold', 'underline'], 'y', { validateStream: false }),
    util.styleText('none', 'z', { validateStream: false }),
  ]),
  t(() => util.styleText('nope', 'x')),
  t(() => util.styleText('red', 5)),
  t(() => util.styleText([], 'q')),
);
p(
  util.toUSVString('a\ud800b'),
  util.getSystemErrorName(-13),
  t(() => util.getSystemErrorName('x')),
  t(() => util.getSystemErrorName(5)),
  t(() => util.getSystemErrorName(-99999)),
  util.getSystemErrorMap().get(-2),
  util.getSystemErrorMessage(-13),
);
p(
  t(() => new util.MIMEType('text/html; charset=utf-8; q="a b"').toString()),
  t(() => new util.MIMEType('bad')),
  (() => {
    const m = new util.MIMEType('Text/Plain;A=1');
    m.params.set('b', 'x y');
    m.type = 'application';
    m.subtype = 'json';
    return [
      m.essence,
      String(m),
      m.type,
      m.subtype,
      [...m.params],
      m.params.has('a'),
      m.params.get('zz'),
      JSON.stringify(m),
    ];
  })(),
  t(() => {
    const m = new util.MIMEType('a/b');
    m.type = '';
  }),
  t(() => {
    const m = new util.MIMEType('a/b');
    m.params.set('x y', '1');
  }),
  new util.MIMEType('a/b;c=d'),
  t(() => util.MIMEType.parse('a/b')?.essence),
  t(() => util.MIMEType.parse('!!')),
);
for (const [a, b] of [
  [1, 1],
  [1, '1'],
  [NaN, NaN],
  [0, -0],
  [
    [1, 2],
    [1, 2],
  ],
  [
    [1, , 2],
    [1, undefined, 2],
  ],
  [
    { a: 1, b: 2 },
    { b: 2, a: 1 },
  ],
  [new Map([[1, { a: 1 }]]), new Map([[1, { a: 1 }]])],
  [new Set([{ a: 1 }]), new Set([{ a: 1 }])],
  [new Date(0), new Date(0)],
  [/a/g, /a/i],
  [new Error('a'), new Error('a')],
  [new Error('a'), new Error('b')],
  [Object(1), Object(1)],
  [Object(1), Object(2)],
  [Symbol.for('a'), Symbol.for('a')],
  [[], {}],
  [new Uint8Array(2), new Uint8Array(2)],
  [new Uint8Array(2), new Int8Array(2)],
  [() => {}, () => {}],
  [Object.create(null), {}],
  [{ a: undefined }, {}],
  [new (class A {})(), new (class B {})()],
  [{ [Symbol.for('x')]: 1 }, { [Symbol.for('x')]: 2 }],
  [new WeakMap(), new WeakMap()],
  [Promise.resolve(), Promise.resolve()],
])
  process.stdout.write(util.isDeepStrictEqual(a, b) + ' ');
p();
p(
  util.isDeepStrictEqual(new (class A {})(), {}, { skipPrototype: true }),
  util.isDeepStrictEqual(
    new (class A {
      x = 1;
    })(),
    new (class B {
      x = 1;
    })(),
    { skipPrototype: true },
  ),
);
p(
  t(() => util.diff('a\nb', 'a\nc')),
  t(() => util.diff(['a', 'b'], ['b', 'c'])),
  t(() => util.diff(1, 2)),
  t(() => util.diff('abc', 'abd')),
);
function Parent() {}
Parent.prototype.hi = () => 'hi';
function Child() {}
util.inherits(Child, Parent);
p(
  new Child().hi(),
  Child.super_ === Parent,
  t(() => util.inherits(Child, null)),
  t(() => util.inherits(null, Parent)),
  t(() => util.inherits(Child, () => {})),
);
p(
  util.isArray([]),
  util._extend({ a: 1 }, { b: 2 }),
  util._extend({ a: 1 }, null),
  typeof util.debuglog('x'),
  util.debuglog('x').enabled,
  util.debug === util.debuglog,
);
p(
  t(() => util.promisify(5)),
  util.promisify(util.promisify(setTimeout)) === util.promisify(util.promisify(setTimeout)),
  util.promisify.custom,
  t(() => util.callbackify(5)),
  t(() => util.callbackify(async () => {})()),
);
const withCustom = Object.assign(() => {}, { [util.promisify.custom]: () => 'custom' });
p(
  util.promisify(withCustom)(),
  t(() => util.promisify(Object.assign(() => {}, { [util.promisify.custom]: 5 }))),
);
(async () => {
  p(await util.promisify((a, cb) => cb(null, a + 1))(1));
  try {
    await util.promisify((cb) => cb(new Error('no')))();
  } catch (e) {
    p(e.message);
  }
  util.callbackify(async (x) => x)(7, (e, v) => {
    p(e, v);
    util.callbackify(async () => {
      throw null;
    })((e) => {
      p(e.name, e.code, e.message, e.reason);
      util.callbackify(() => Promise.reject(new Error('rej')))((e2) => p(e2.message));
    });
  });
  const ac = new AbortController();
  const aborted = util.aborted(ac.signal, {});
  ac.abort();
  await aborted;
  p('aborted');
  await util.aborted({}, {}).catch((e) => p(e.code, e.message));
  await util.aborted(ac.signal, null).catch((e) => p(e.code, e.message));
  p(
    util.transferableAbortController() instanceof AbortController,
    util.transferableAbortSignal(ac.signal) === ac.signal,
    t(() => util.transferableAbortSignal({})),
  );
  p(
    util.getCallSites(1).map((c) => Object.keys(c).sort().join()),
    t(() => util.getCallSites(-1)),
    t(() => util.getCallSites('x')),
    util.getCallSites(1).length,
  );
  p(
    util.parseEnv(
      'A=1\n# c\nB="x y"\nexport C=\'q\'\nD=a # b\nE="multi\nline"\nF=`b`\nG=\nH="a\\nb"\nI = sp \n=x\nJ',
    ),
    t(() => util.parseEnv(5)),
  );
  p(
    t(() => util.convertProcessSignalToExitCode('SIGTERM')),
    t(() => util.convertProcessSignalToExitCode('X')),
  );
  p(typeof util.setTraceSigInt, Object.keys(util).sort().join());
})();

const util = require('node:util');
console.log(
  util.isDeepStrictEqual({ a: [1, new Map([[1, { b: 2 }]])] }, { a: [1, new Map([[1, { b: 2 }]])] }),
  util.isDeepStrictEqual([0], [-0]),
  util.isDeepStrictEqual(new Set([[1]]), new Set([[1]])),
  util.isDeepStrictEqual(new Date(1), new Date(2)),
);
const sleep = util.promisify((ms, done) => setTimeout(done, ms, null, 'slept'));
sleep(1).then(console.log);
util
  .promisify((done) => done(new Error('no')))()
  .catch((error) => console.log(error.message));
util.callbackify(async (x) => x * 2)(21, (error, value) => console.log(error, value));
util.callbackify(async () => {
  throw null;
})((error) => console.log(error.code, error.reason));
console.log(
  util.types.isDate(new Date()),
  util.types.isRegExp(/x/),
  util.types.isPromise(Promise.resolve()),
  util.types.isGeneratorFunction(function* () {}),
  util.types.isAsyncFunction(async () => {}),
  util.types.isUint8Array(Buffer.alloc(1)),
  util.types.isMap(new Map()),
  util.types.isNativeError(new TypeError()),
  util.types.isBoxedPrimitive(Object(1)),
  util.types.isAnyArrayBuffer(new ArrayBuffer(1)),
);
console.log(
  util.stripVTControlCharacters('\u001b[31mred\u001b[39m'),
  util.styleText('red', 'x', { validateStream: false }),
  util.styleText(['bold', 'green'], 'y', { validateStream: false }),
  util.toUSVString('a\ud800'),
  util.getSystemErrorName(-2),
);
console.log(
  util.parseArgs({
    args: ['-f', '--bar', 'b', 'pos', '--no-x'],
    options: { foo: { type: 'boolean', short: 'f' }, bar: { type: 'string' }, x: { type: 'boolean' } },
    allowPositionals: true,
    allowNegative: true,
  }),
);
try {
  util.parseArgs({ args: ['--zzz'], options: {} });
} catch (error) {
  console.log(error.code, error.message);
}
function Parent() {}
Parent.prototype.hi = () => 'hi';
function Child() {}
util.inherits(Child, Parent);
console.log(new Child().hi(), Child.super_ === Parent, util.inspect(new Child()), util.format('%s:%s', 'a'));
const old = util.deprecate((x) => x + 1, 'is old', 'DEP9');
console.log(old(1), old(2), util.debuglog('nothing').enabled, typeof util.TextEncoder, util.isArray([]));
try {
  util.promisify(5);
} catch (error) {
  console.log(error.code, error.message);
}

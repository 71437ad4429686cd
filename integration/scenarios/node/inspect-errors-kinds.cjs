// Errors as they are printed: causes, aggregates, own properties, changed names and stacks.
const util = require('node:util');
const cut = (text) =>
  String(text)
    .replace(/\n\s+at .*/g, '\n    at')
    .replace(/(\n    at)+/g, '\n    at')
    .replace(/ at\n +\.\.\. \d+ lines matching cause stack trace \.\.\.\n    at/g, ' at');
const p = (e, o) => console.log(cut(util.inspect(e, o)));
p(new Error('a'));
p(new TypeError('t', { cause: new Error('inner') }));
p(new Error('b', { cause: 'text' }));
p(new Error('c', { cause: { x: 1 } }));
p(new AggregateError([new Error('one'), 2], 'many'));
p(Object.assign(new Error('with props'), { code: 'E_X', errno: -2, nested: { a: [1, 2] } }));
class MyError extends Error {
  constructor(m) {
    super(m);
    this.name = 'MyError';
    this.extra = 1;
  }
}
p(new MyError('mine'));
class Other extends TypeError {}
p(new Other('other'));
class NoName extends Error {
  get name() {
    return 'Getter';
  }
}
p(new NoName('nn'));
const e1 = new Error('changed');
e1.message = 'later';
p(e1);
const e2 = new Error('named');
e2.name = 'Renamed';
p(e2);
const e3 = new Error('nostack');
e3.stack = undefined;
p(e3);
const e4 = new Error('st');
e4.stack = 'custom stack';
p(e4);
const e5 = new Error('gone');
p(e5.message);
p([new Error('in array')]);
p({ e: new Error('in object') });
p(new Map([['e', new Error('in map')]]));
const e6 = new Error('');
p(e6);
p(new Error());
p(new RangeError('multi\nline message'));
p(Object.assign(new Error('k'), { [Symbol('s')]: 1, 'a b': 2 }));
const e7 = new Error('circ');
e7.self = e7;
p(e7);
p(new DOMException('dom', 'AbortError'));
p(AbortSignal.abort().reason);
const e8 = Object.create(Error.prototype);
p(e8);
p(new Error('deep', { cause: new Error('1', { cause: new Error('2', { cause: new Error('3') }) }) }));
p({ a: { b: { c: new Error('deep in') } } });
p({ a: { b: { c: new Error('d0') } } }, { depth: 0 });
console.log(cut(util.format('%s|%o', new Error('fmt'), 1)).slice(0, 60));
console.log(cut(util.format('x', new Error('after'))));
console.log(util.inspect(new Error('comp'), { compact: false }).split('\n')[0]);
const sys = new util.getSystemErrorName(-2);
console.log(
  String(sys) === '[object Object]',
  util.getSystemErrorName(-2),
  util.getSystemErrorMap().size > 50,
  util.getSystemErrorMessage(-2),
);
console.log(
  util.inspect(new Error('one line')).split('\n').length > 1,
  Error('x') instanceof Error,
  util.types.isNativeError(e8),
);
class E9 extends Error {
  toString() {
    return 'my string';
  }
}
console.log(`${new E9('q')}`, util.format('%s', new E9('q')).slice(0, 9));
p(new (class extends Error {})('anon'));
p(
  new (class ValidationError extends Error {
    code = 'V';
  })('val'),
);
const ss = new SuppressedErrorIsThere();
function SuppressedErrorIsThere() {
  this.has = typeof SuppressedError;
}
console.log(ss.has);

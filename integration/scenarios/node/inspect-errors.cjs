// Errors without frames, so that the traces are the same.
const strip = (error) => {
  error.stack = error.stack
    .split('\n')
    .filter((line) => !/^\s+at /.test(line))
    .join('\n');
  return error;
};
class MyError extends Error {
  constructor(m) {
    super(m);
    this.name = 'MyError';
    this.extra = { a: 1 };
  }
}
console.log(strip(new Error('plain')), [strip(new TypeError('in array'))], {
  e: strip(new RangeError('in object')),
});
console.log(strip(Object.assign(new Error('coded'), { code: 'ECODE', errno: -1 })));
console.log(strip(new MyError('own')));
console.log(strip(new Error('with cause', { cause: strip(new Error('the cause')) })));
console.log(strip(new AggregateError([strip(new Error('one')), strip(new Error('two'))], 'both')));
console.log(strip(new Error('')), strip(new Error('multi\nline')));
const framed = new Error('framed');
framed.stack = 'Error: framed\n    at place (file.js:1:2)';
console.log(framed, { nested: { framed } }, Object.assign(framed, { code: 'X' }));
console.log(
  String(new MyError('text')),
  Object.prototype.toString.call(new Error()),
  new Error('m') instanceof Error,
);

'use strict';
// Headers as console.log shows them: names as they were written, in the order in which they came.
// covers: Headers
const { inspect } = require('node:util');
console.log(new Headers(), new Headers({ B: '1', a: '2' }));
console.log(
  new Headers([
    ['set-cookie', 'a'],
    ['Set-Cookie', 'b'],
    ['x', '1'],
    ['X', '2'],
  ]),
);
console.log(
  inspect({ a: { b: { c: new Headers({ a: '1' }) } } }),
  inspect({ h: new Headers({ a: '1' }) }, { depth: 0 }),
);

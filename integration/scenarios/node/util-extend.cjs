'use strict';
// What the old util._extend copies, and in which order: packages that copy headers with it send them so.
const { _extend } = require('node:util');

console.log(_extend({ z: 0 }, { a: 1, b: 2, c: 3 }));
console.log(_extend({ b: 0 }, { a: 1, b: 2 }));
for (const source of [null, undefined, 'text', 7, () => {}]) console.log(_extend({ a: 1 }, source));
console.log(_extend({}, ['x', 'y']));
const source = Object.create(
  { inherited: 1 },
  { hidden: { value: 2 }, seen: { value: 3, enumerable: true } },
);
source[Symbol('s')] = 4;
console.log(_extend({}, source));

// What util.inspect shows of the kinds of values that have no literal: proxies, promises, iterators, buffers, boxed values.
const util = require('node:util');
const p = (...a) => console.log(...a);
p(util.inspect(new Proxy({ a: 1 }, {}), { showProxy: true }), util.inspect(new Proxy({ a: 1 }, {})));
p(util.inspect(new Proxy(function f() {}, {}), { showProxy: 1 }), new Proxy([1, 2], {}));
p(Promise.resolve(4), Promise.reject(new Error('x')).catch(() => {}) && new Promise(() => {}));
const rejected = Promise.reject(3);
rejected.catch(() => {});
p(rejected);
p(
  new Map([[1, { a: 2 }]]).entries(),
  new Map([['k', 1]]).keys(),
  new Set([5, 6]).values(),
  [1, 2][Symbol.iterator](),
  'ab'[Symbol.iterator](),
);
p(new Set([1, [2]]).entries());
p(
  new Uint8Array(3),
  new Float64Array([1.5, -0]),
  new BigInt64Array([1n]),
  new ArrayBuffer(4),
  new DataView(new ArrayBuffer(2), 1),
);
p(Buffer.from('hello'), new SharedArrayBuffer(2));
p(new WeakMap(), new WeakSet(), new WeakRef({ a: 1 }));
p(
  (function* gen() {})(),
  function* gen2() {},
  async () => {},
  async function* ag() {},
  class A {},
  class B extends Map {},
);
p(Object(1), Object('ab'), Object(true), Object(Symbol('s')), Object(10n), Object(-0));
p(Object.create(null), Object.create({}), Object.create(null, { x: { value: 1, enumerable: true } }));
p({ [Symbol('k')]: 1, [Symbol()]: 2, 'a-b': 3, 1: 4 }, [1, , 3, , ,], Object.assign([1], { x: 2, '-1': 3 }));
class C {
  constructor() {
    this.v = 1;
  }
  get g() {
    return 1;
  }
  set s(x) {}
  static st = 1;
  #priv = 2;
}
p(new C(), C, {
  get a() {
    return 1;
  },
  set a(v) {},
  get b() {
    return 2;
  },
  set c(v) {},
});
p(
  util.inspect(
    {
      get a() {
        return { x: 1 };
      },
      set c(v) {},
    },
    { getters: true },
  ),
);
const circular = { name: 'c', list: [] };
circular.self = circular;
circular.list.push(circular, { circular });
p(circular);
p(new Date(0), new Date(NaN), /a\/b/gi, Symbol('x'), Symbol(), 10n, -0, NaN, undefined, null);
(function () {
  p(arguments);
})(1, 'two');
p(globalThis === global, typeof util.inspect(globalThis));
p([undefined, null], [[[[]]]], [[[[1]]]], { a: { b: { c: { d: 1 } } } });
p(
  Object.assign(() => {}, { x: 1 }),
  Object.assign(function named() {}, { y: { z: 1 } }),
);
p(
  new (class extends Array {})(3),
  new (class Foo extends Set {
    constructor() {
      super([1]);
      this.z = 1;
    }
  })(),
);
p(new (class extends Uint8Array {})(2), new (class Bar extends Promise {})(() => {}));
p(Math, JSON, Reflect, Atomics.constructor.name);
p(Object.freeze({ a: 1 }), new Error('boom').message, [new Date(5)], { d: new Date(1e12) });
class Tagged {
  get [Symbol.toStringTag]() {
    return 'bar';
  }
}
p(new Tagged(), { [Symbol.toStringTag]: 'tag', a: 1 });
p(
  Object.setPrototypeOf({ a: 1 }, null),
  Object.setPrototypeOf(new Map([[1, 2]]), null),
  Object.setPrototypeOf([1], null),
  Object.setPrototypeOf(/x/, null),
);
function Old() {
  this.a = 1;
}
Old.prototype.m = () => {};
p(new Old(), Object.create(Old.prototype), Old.prototype);
p(
  util.inspect(new Map([[{ a: 1 }, new Set(['x'])]]), { depth: 0 }),
  util.inspect({ a: {}, b: [], c: new Map() }, { depth: 0 }),
);
p({ f() {}, g: () => {}, h: class {}, i: Symbol.iterator, async j() {}, *k() {} });

// util.inspect of classes, functions, accessors, prototypes.
class Foo {
  constructor() {
    this.x = 1;
  }
}
class Bar extends Foo {
  static s = 1;
  get y() {
    return 2;
  }
}
class Tagged {
  get [Symbol.toStringTag]() {
    return 'Tag';
  }
}
console.log(new Foo(), new Bar(), new Tagged(), Foo, Bar, class {}, class extends Map {});
console.log(
  function () {},
  function named() {},
  () => {},
  async () => {},
  function* g() {},
  async function* ag() {},
);
console.log(
  Object.assign(function withProps() {}, { a: 1 }),
  { method() {}, arrow: () => {} },
);
console.log({
  get a() {
    return 1;
  },
  set a(v) {},
  get b() {
    return 1;
  },
  set c(v) {},
});
console.log(
  Object.create(null),
  Object.create({}),
  Object.create(Foo.prototype),
  Object.create(Object.create(null)),
);
console.log(
  new (class extends Array {})(3),
  new (class Stack extends Array {})(1, 2),
  new (class M extends Map {})([[1, 2]]),
);
console.log(
  Object(1),
  Object('ab'),
  Object(true),
  Object(1n),
  Object(Symbol('q')),
  Object.assign(Object('ab'), { x: 1 }),
);
console.log({ [Symbol('key')]: 1, [Symbol.toStringTag]: 'T' }, Symbol.iterator, [Symbol()]);
console.log(JSON, Math, Reflect, globalThis === global);
console.log(
  (function () {
    return arguments;
  })(1, 'two'),
);
const hidden = {};
Object.defineProperty(hidden, 'secret', { value: 1, enumerable: false });
console.log(hidden, require('node:util').inspect(hidden, { showHidden: true }));
console.log({
  [require('node:util').inspect.custom](depth, options) {
    return `custom ${depth} ${typeof options.stylize}`;
  },
});
console.log([{ [require('node:util').inspect.custom]: () => ({ replaced: true }) }]);

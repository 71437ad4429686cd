// structuredClone of each type, transfers, and what cannot be cloned.
const show = (f) => {
  try {
    console.log(f());
  } catch (e) {
    console.log(e.name, e.code, e.message, e instanceof DOMException);
  }
};
for (const v of [
  1,
  'a',
  null,
  undefined,
  true,
  10n,
  -0,
  NaN,
  new Date(0),
  /a/gi,
  [1, , 3],
  { a: { b: 1 } },
  new Map([[{ a: 1 }, 2]]),
  new Set([1, [2]]),
  new Uint8Array([1, 2]).subarray(1),
  new ArrayBuffer(2),
  new DataView(new ArrayBuffer(4), 1, 2),
  Object(1),
  Object('s'),
  Object(true),
  Object(5n),
  new Error('e').message,
  Object.create({ inherited: 1 }),
  Object.create(null),
  Buffer.from('ab'),
  new Float64Array([1.5]),
  new BigInt64Array([3n]),
])
  show(() => structuredClone(v));
for (const v of [
  Symbol('s'),
  new WeakMap(),
  new WeakSet(),
  Promise.resolve(),
  [Symbol.iterator],
  Object(Symbol('x')),
  new WeakRef({}),
])
  show(() => structuredClone(v));
class Point {
  constructor() {
    this.x = 1;
  }
  get y() {
    return 2;
  }
}
show(() => {
  const c = structuredClone(new Point());
  return [c, c.constructor === Object, c.y];
});
const circ = { n: 1 };
circ.self = circ;
circ.arr = [circ];
show(() => {
  const c = structuredClone(circ);
  return [c.self === c, c.arr[0] === c, c !== circ];
});
const shared = { s: 1 };
show(() => {
  const c = structuredClone([shared, shared]);
  return c[0] === c[1];
});
for (const E of [Error, TypeError, RangeError, SyntaxError, EvalError, ReferenceError, URIError])
  show(() => {
    const e = new E('m', { cause: { a: 1 } });
    e.extra = 1;
    const c = structuredClone(e);
    return [c instanceof E, c.name, c.message, c.cause, c.extra, typeof c.stack, Object.keys(c)];
  });
class Own extends TypeError {
  constructor(m) {
    super(m);
    this.name = 'Own';
    this.code = 'C';
  }
}
show(() => {
  const c = structuredClone(new Own('mm'));
  return [c.name, c.message, c.code, c instanceof TypeError, c.constructor.name];
});
show(() => {
  const c = structuredClone(new AggregateError([1], 'agg'));
  return [c.name, c.message, c.errors, c.constructor.name];
});
show(() => {
  const b = new ArrayBuffer(4);
  const c = structuredClone({ b }, { transfer: [b] });
  return [b.byteLength, c.b.byteLength, b.detached];
});
show(() => {
  const u = new Uint8Array([1, 2, 3]);
  const c = structuredClone(u, { transfer: [u.buffer] });
  return [u.length, c];
});
show(() => structuredClone(1, { transfer: [{}] }));
show(() => structuredClone(1, { transfer: [1] }));
show(() => {
  const b = new ArrayBuffer(1);
  return structuredClone(1, { transfer: [b, b] });
});
show(() => structuredClone());
show(() => structuredClone(1, 5));
show(() => structuredClone(1, null));
show(() => structuredClone(1, { transfer: 5 }));
show(() => structuredClone(1, { transfer: new Set() }));
show(() => {
  const b = new ArrayBuffer(1);
  structuredClone(b, { transfer: [b] });
  return structuredClone(b);
});
show(() => {
  const { port1, port2 } = new MessageChannel();
  const c = structuredClone({ p: port1 }, { transfer: [port1] });
  return c.p.constructor.name;
});
show(() => {
  const { port1 } = new MessageChannel();
  return structuredClone({ p: port1 });
});
show(() => structuredClone(new ReadableStream()));
show(() => structuredClone(new URL('http://a/')));
show(() => structuredClone(new Blob(['abc'])).size);
show(() => structuredClone(new DOMException('d', 'AbortError')).name);
show(() => structuredClone(new Headers()).constructor.name);
show(() => structuredClone(new AbortController().signal));
show(() => structuredClone(new Event('x')));
show(() =>
  structuredClone({
    get a() {
      throw new Error('getter');
    },
  }),
);
show(() => structuredClone({ [Symbol('k')]: 1, a: 2 }));
show(() => structuredClone(Object.defineProperty({}, 'hid', { value: 1 })));
show(() => {
  const r = /x/g;
  r.lastIndex = 5;
  return structuredClone(r).lastIndex;
});
show(() => Object.isFrozen(structuredClone(Object.freeze({ a: 1 }))));
show(() => structuredClone(Object.assign([1], { x: 1 })));
show(() =>
  structuredClone(
    (function () {
      return arguments;
    })(1, 2),
  ),
);
show(() =>
  structuredClone(
    new (class extends Map {
      z = 1;
    })([[1, 2]]),
  ),
);
show(() => structuredClone(new Proxy({ a: 1 }, {})));
show(() => structuredClone(globalThis));
show(() => structuredClone(new SharedArrayBuffer(1)));
show(() => structuredClone((function* () {})()));
show(() => structuredClone(new Date(NaN)));

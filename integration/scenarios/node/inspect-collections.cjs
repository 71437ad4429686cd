// Maps, sets, buffers, typed arrays, dates, circles.
console.log(
  new Map([
    ['a', 1],
    [{ b: 2 }, new Map([[1, [2]]])],
  ]),
  new Set([1, 'two', [3]]),
  new Map(),
  new Set(),
);
console.log(new WeakMap(), new WeakSet());
console.log(new Uint8Array(3), new Float64Array([1.5, -0]), new BigInt64Array(2), new Uint16Array(0));
console.log(Buffer.from('hello'), Buffer.alloc(60, 1), [Buffer.alloc(0)], { b: Buffer.from([255]) });
console.log(new ArrayBuffer(4), new DataView(new ArrayBuffer(2)), { a: new ArrayBuffer(8) });
console.log(new Date(0), new Date(NaN), [new Date(86400000)], /a/gi, Object.assign(/x/, { y: 1 }));
const circle = { name: 'c', list: [] };
circle.self = circle;
circle.list.push(circle, { circle });
console.log(circle);
const a = [1];
a.push(a);
console.log(a, new Map([['m', a]]));
console.log(
  new Set(Array.from({ length: 105 }, (_, i) => i)).size,
  new Map([
    ['long key number one', 'long value number one'],
    ['long key number two', 'long value number two'],
  ]),
);

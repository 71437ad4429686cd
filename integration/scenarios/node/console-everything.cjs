// @stderr
// Every method of console, where it writes and how.
console.log(Object.keys(console).sort().join());
console.table([
  { a: 1, b: 'x' },
  { a: 2, c: true },
]);
console.table([
  [1, 2],
  [3, 4],
]);
console.table(['x', 'y']);
console.table(
  new Map([
    ['k', 1],
    ['l', { a: 1 }],
  ]),
);
console.table(new Set([1, 'b']));
console.table({ r1: { a: 1 }, r2: { a: 2 } });
console.table([{ a: 1, b: 2 }], ['b']);
console.table([{ a: 1 }], ['z']);
console.table(5);
console.table(null);
console.table('str');
console.table([]);
console.table([{}]);
console.table([[]]);
console.table([{ a: { b: 1 } }, { a: [1, 2] }]);
console.table(new Map([['a', 1]]).entries());
console.table([1, [2], { v: 3 }]);
console.table([{ name: '日本', v: '😀' }]);
console.table([undefined, null]);
console.table([Symbol('s'), () => {}]);
console.table(new Uint8Array([1, 2]));
console.table(new Set([{ a: 1 }]).values());
try {
  console.table([1], 'x');
} catch (e) {
  console.log(e.code, e.message);
}
try {
  console.table([{ a: 1 }], 5);
} catch (e) {
  console.log(e.code, e.message);
}
console.group('G1');
console.log('in\ntwo lines');
console.group('G2', 'more');
console.log({ a: 1, b: { c: 2 } });
console.error('err\nx');
console.table([{ a: 1 }]);
console.groupEnd();
console.groupCollapsed();
console.info('i');
console.groupEnd();
console.groupEnd();
console.groupEnd();
console.log('out');
console.group();
console.log('x'.repeat(90), {
  aaaaaaaaaaaaaaaaaaaaaa: 1,
  bbbbbbbbbbbbbbbbbbbbbbbbbbb: 2,
  ccccccccccccccccccc: 3,
});
console.groupEnd();
console.count();
console.count('x');
console.count(undefined);
console.count(null);
console.count(5);
console.countReset('x');
console.count('x');
console.countReset('never');
console.count('default');
console.assert(true, 'no');
console.assert(false);
console.assert(false, 'a %s', 'b', 1);
console.assert(0, { a: 1 });
console.assert(false, 'x', { b: 1 });
console.assert();
console.assert(false, '');
console.dir({ a: { b: { c: { d: 1 } } } }, { depth: 0 });
console.dir({ a: [1, { b: 2 }], f() {} }, { showHidden: true });
console.dir('text');
console.dir({ [Symbol.for('nodejs.util.inspect.custom')]: () => 'no' });
console.dirxml({ a: 1 }, [2], 'x');
console.debug('d %d', 1);
console.warn('w');
console.log();
console.log('');
console.log('%s');
console.error();
console.log('a', undefined, null);
console.timeEnd('none');
console.timeLog('none');
console.time('t');
console.time('t');
console.clear();
console.timeStamp('a');
console.profile('p');
console.profileEnd('p');
try {
  console.count(Symbol('a'));
} catch (e) {
  console.log(e.name);
}
try {
  console.time(Symbol('a'));
} catch (e) {
  console.log(e.name);
}
const { log } = console;
log('detached');
console.log.call(null, 'no this');
console.log(typeof console.context, console[Symbol.toStringTag], String(console));
console.log(console.Console.name, console instanceof console.Console);

// @stderr
// group, count, assert, table, dir, error.
console.group('outer');
console.log('one\ntwo');
console.group();
console.info({ a: 1, b: { c: 2 } });
console.groupEnd();
console.groupEnd();
console.groupEnd();
console.count();
console.count('x');
console.count();
console.countReset();
console.count();
console.assert(true, 'not printed');
console.assert(false, 'printed %s', 'here');
console.assert(false, { a: 1 });
console.assert(false);
console.dir({ a: { b: { c: { d: {} } } } }, { depth: 0 });
console.table([
  { a: 1, b: 'x' },
  { a: 2, c: true },
]);
console.table([
  [1, 2],
  [3, 4],
]);
console.table(['p', 'q']);
console.table({ r1: { c: 1 }, r2: { c: 2 } }, ['c']);
console.table(new Map([['k', 1]]));
console.table('no table');
console.error('to stderr', 1);
console.warn('warned');
console.debug('debugged');

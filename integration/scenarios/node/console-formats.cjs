// printf-like formats of console.log.
console.log('%s is %d years and %i days, %f', 'Ann', 42, 3.9, '1.5');
console.log('%j %o', { a: [1, { b: 2 }] }, [1]);
console.log('%O', { a: { b: { c: { d: 1 } } } });
console.log('%s', { a: { b: 1 } }, '%s', class X {}, Symbol('a'), 5n, -0);
console.log('%c styled', 'color: red');
console.log('100% of %s', 'it', 'and more', { z: 1 });
console.log('%% %s');
console.log('%d', '0x10', '%i', 'x');
console.log('a', 1, true, null, undefined, [1, 'two'], { three: 3 });
console.log();
console.log('%s %s', 'only one');
console.log(
  '%s',
  new (class R {
    toString() {
      return 'own text';
    }
  })(),
);
console.log('%s', Object.create(null), [1, [2, [3]]], new Date(0));

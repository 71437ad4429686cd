// The text of functions, code that is made when the program runs, and where errors come from.
const add = (a, b) => a + b;
class Point {
  constructor(x) {
    this.x = x;
  }
  static of(x) {
    return new Point(x);
  }
}
console.log(add.toString());
console.log(String(Point).split('\n').length, Point.of(2));
console.log(Object.keys({ add }), add.name, add.length, Point.name);

const local = 3;
console.log(eval('local + 1'), (0, eval)('typeof local'), new Function('x', 'return x * 2')(4));
console.log(new Function('a', 'b', 'return a').toString().replaceAll('\n', ' '));

function fail() {
  throw new RangeError('on purpose');
}
try {
  fail();
} catch (error) {
  const [, place] = error.stack.split('\n');
  // The line; the engines do not agree on which word of it made the error.
  console.log(
    place
      .trim()
      .replace(/\(.*\//, '(')
      .replace(/:\d+\)$/, ')'),
  );
}

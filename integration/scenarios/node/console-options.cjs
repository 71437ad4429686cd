// The class Console with each of its options.
const { Console } = require('node:console');
const { Writable } = require('node:stream');
const make = () => {
  const s = new Writable({
    decodeStrings: false,
    write(c, e, cb) {
      s.out.push(String(c));
      cb();
    },
  });
  s.out = [];
  return s;
};
const show = (s) => console.log(JSON.stringify(s.out.splice(0)));
let o = make(),
  e = make();
let c = new Console(o, e);
c.log('a %d', 1);
c.error('b');
c.warn('w');
c.trace('t');
show(o);
console.log(e.out.map((t) => t.split('\n')[0]));
e.out = [];
c = Console(o);
c.log('called');
c.error('same stream');
show(o);
c = new Console({ stdout: o, stderr: e, groupIndentation: 4 });
c.group('g');
c.log('in');
c.groupEnd();
show(o);
c = new Console({ stdout: o, inspectOptions: { depth: 0, colors: true } });
c.log({ a: { b: 1 } }, 'x', 5);
c.dir({ a: { b: 1 } });
show(o);
c = new Console({ stdout: o, colorMode: true });
c.log({ a: 1 });
show(o);
c = new Console({ stdout: o, colorMode: false });
c.log({ a: 1 });
show(o);
c = new Console({ stdout: o, colorMode: 'auto' });
c.log({ a: 1 });
show(o);
o.isTTY = true;
o.getColorDepth = () => 8;
c = new Console({ stdout: o });
c.log({ a: 1 });
show(o);
for (const bad of [
  undefined,
  null,
  {},
  5,
  { stdout: {} },
  { stdout: o, stderr: {} },
  { stdout: o, colorMode: 'x' },
  { stdout: o, groupIndentation: 'x' },
  { stdout: o, groupIndentation: -1 },
  { stdout: o, groupIndentation: 1001 },
  { stdout: o, inspectOptions: 5 },
  { stdout: o, colorMode: true, inspectOptions: { colors: true } },
]) {
  try {
    new Console(bad);
    console.log('fine');
  } catch (err) {
    console.log(err.name, err.code, err.message);
  }
}
const failing = new Writable({
  write(ch, en, cb) {
    cb(new Error('full'));
  },
});
new Console({ stdout: failing, ignoreErrors: true }).log('x');
console.log(failing.listenerCount('error'));
const throwing = {
  write() {
    throw new Error('sync');
  },
  on() {},
  once() {},
  removeListener() {},
  listenerCount: () => 0,
};
try {
  new Console({ stdout: throwing }).log('x');
  console.log('swallowed');
} catch (err) {
  console.log(err.message);
}
try {
  new Console({ stdout: throwing, ignoreErrors: false }).log('x');
} catch (err) {
  console.log(err.message);
}
class Mine extends Console {
  constructor() {
    super(o);
  }
  log(...a) {
    super.log('mine', ...a);
  }
  hello() {
    this.log('hello');
  }
}
const m = new Mine();
m.hello();
m.info('info');
show(o);
console.log(
  m instanceof Console,
  console instanceof Console,
  Object.keys(c).length > 10,
  Object.prototype.toString.call(c),
);
c = new Console({ stdout: o, stderr: e });
c.time('a');
c.time('a');
c.timeEnd('zz');
c.count();
c.count();
c.countReset();
c.count();
c.assert(false, 'f');
c.table([{ a: 1 }]);
c.clear();
show(o);
show(e);
console.log(c._stdout === o, c._stderr === e, c._ignoreErrors);
process.on('warning', (w) => console.log('warning', w.name, w.message));

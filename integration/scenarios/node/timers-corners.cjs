// Timers' objects: refresh, references, numbers, wrong arguments, promises with signals, the scheduler.
const timers = require('node:timers');
const tp = require('node:timers/promises');
const { promisify } = require('node:util');
const t = (f) => {
  try {
    return f();
  } catch (e) {
    return `${e.name} ${e.code} ${e.message}`;
  }
};
console.log(
  Object.keys(timers).join(),
  Object.keys(tp).join(),
  timers.promises === tp,
  promisify(setTimeout) === tp.setTimeout,
  promisify(setImmediate) === tp.setImmediate,
  timers.setTimeout === setTimeout,
);
for (const f of [
  () => setTimeout(),
  () => setTimeout('x'),
  () => setInterval(null, 1),
  () => setImmediate(5),
  () => clearTimeout(),
  () => clearTimeout('nope'),
  () => clearTimeout({}),
  () => clearImmediate(5),
  () => queueMicrotask(5),
  () => queueMicrotask(),
])
  console.log(t(f));
const a = setTimeout(() => {}, 10);
console.log(
  a.hasRef(),
  a.unref() === a,
  a.hasRef(),
  a.ref() === a,
  a.hasRef(),
  typeof +a,
  +a === Number(a),
  typeof a[Symbol.toPrimitive](),
  a.constructor.name,
  a.refresh() === a,
  a._idleTimeout,
  a._repeat,
  a._destroyed,
);
clearTimeout(+a);
console.log(a._destroyed);
const b = setTimeout(() => console.log('never'), 1);
clearTimeout(String(+b));
const i = setImmediate(() => {});
console.log(
  i.hasRef(),
  i.unref() === i,
  i.hasRef(),
  i.ref() === i,
  i.constructor.name,
  typeof i[Symbol.dispose],
  typeof a[Symbol.dispose],
);
clearImmediate(i);
const iv = setInterval(() => {}, 5);
console.log(iv._repeat, iv.close() === iv, iv._destroyed);
for (const d of [0, -1, NaN, 1.7, '3', 2 ** 31, Infinity, null, undefined, {}]) {
  const x = setTimeout(() => {}, d);
  console.log(String(d), x._idleTimeout);
  clearTimeout(x);
}
setImmediate((x, y) => console.log('immediate', x, y), 'x', 'y');
process.on('warning', (w) => console.log(w.name, w.message));
(async () => {
  await new Promise((resolve) => {
    const heard = (...args) => {
      console.log('args', args);
      resolve();
    };
    setTimeout(heard, 20, 1, 'two', { three: 3 });
  });
  await new Promise((resolve) => {
    let n = 0;
    const again = setTimeout(() => {
      n++;
      if (n < 3) again.refresh();
      else {
        console.log('refreshed', n);
        resolve();
      }
    }, 10);
  });
  console.log(
    await tp.setTimeout(1, 'value'),
    await tp.setImmediate('imm'),
    await tp.scheduler.wait(1),
    await tp.scheduler.yield(),
  );
  for (const p of [
    () => tp.setTimeout(1, 'v', { signal: AbortSignal.abort('why') }),
    () => tp.setImmediate('v', { signal: AbortSignal.abort() }),
    () => tp.setTimeout(1, 'v', 5),
    () => tp.setTimeout(1, 'v', { signal: 5 }),
    () => tp.setTimeout(1, 'v', { ref: 5 }),
    () => tp.setTimeout('x'),
    () => tp.scheduler.wait('x'),
    () => tp.scheduler.wait(1, { signal: AbortSignal.abort() }),
  ])
    await p().then(
      (v) => console.log('ok', v),
      (e) => console.log(e.name, e.code, e.message, e.cause?.name ?? e.cause),
    );
  const ac = new AbortController();
  const p = tp.setTimeout(1000, 'late', { signal: ac.signal });
  ac.abort();
  await p.catch((e) => console.log(e.name, e.code));
  let c = 0;
  for await (const v of tp.setInterval(1, 'tick')) {
    c++;
    if (c === 3) break;
    console.log(v);
  }
  const ac2 = new AbortController();
  try {
    for await (const v of tp.setInterval(1, 'x', { signal: ac2.signal })) {
      ac2.abort();
    }
  } catch (e) {
    console.log(e.name, e.code);
  }
  console.log(t(() => tp.setInterval(1, 'v', { signal: 5 }).next instanceof Function));
})();

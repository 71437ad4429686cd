// events: the corners of emitters and of the module's functions.
const events = require('node:events');
const { EventEmitter, once, on } = events;
const t = (f) => {
  try {
    return f();
  } catch (e) {
    return `${e.name} ${e.code} ${e.message}`;
  }
};
const e = new EventEmitter();
e.on('newListener', (n, l) => console.log('new', String(n), l.name));
e.once('a', function first() {});
e.on('a', function second() {});
e.prependListener(Symbol('s'), function third() {});
e.removeListener('a', e.listeners('a')[1]);
console.log(
  e.eventNames(),
  e.listenerCount('a'),
  e.rawListeners('a')[0].listener.name,
  e.listeners('a')[0].name,
);
for (const bad of [undefined, null, 5, 'x', {}])
  console.log(
    t(() => e.on('x', bad)),
    t(() => e.once('x', bad)),
    t(() => e.off('x', bad)),
  );
console.log(
  t(() => e.setMaxListeners(-1)),
  t(() => e.setMaxListeners('x')),
  t(() => e.setMaxListeners(NaN)),
  e.getMaxListeners(),
  t(() => {
    EventEmitter.defaultMaxListeners = -1;
  }),
  EventEmitter.defaultMaxListeners,
  t(() => events.setMaxListeners(5, {})),
  events.getMaxListeners(e),
  t(() => events.getMaxListeners({})),
  t(() => new EventEmitter({ captureRejections: 5 })),
  t(() => {
    EventEmitter.captureRejections = 5;
  }),
);
for (const v of [
  undefined,
  null,
  'text',
  5,
  { a: 1 },
  new Error('real'),
  Object.assign(new Error(''), { x: 1 }),
])
  console.log(t(() => new EventEmitter().emit('error', v)));
const m = new EventEmitter();
m.on(events.errorMonitor, (err) => console.log('monitor', err.message));
console.log(t(() => m.emit('error', new Error('watched'))));
const order = new EventEmitter();
order.on('x', () => {
  console.log(1);
  order.on('x', () => console.log('late'));
  order.off('x', two);
});
const two = () => console.log(2);
order.on('x', two);
order.emit('x');
order.emit('x');
console.log(order.emit('none'), order.listenerCount('x', two));
const r = new EventEmitter();
r.on('removeListener', (n, l) => console.log('removed', n, l.name));
r.on('q', function q1() {});
r.on('q', function q2() {});
r.removeAllListeners('q');
r.removeAllListeners();
console.log(r.eventNames());
class Sub extends EventEmitter {}
const s = new Sub();
console.log(
  s,
  Object.keys(s),
  EventEmitter.EventEmitter === EventEmitter,
  events === EventEmitter,
  EventEmitter.usingDomains,
  typeof events.init,
);
function Old() {
  EventEmitter.call(this);
}
Object.setPrototypeOf(Old.prototype, EventEmitter.prototype);
console.log(new Old().on('x', () => {}).emit('x'));
const leak = new EventEmitter();
leak.setMaxListeners(1);
process.on('warning', (w) => console.log(w.name, w.message.replace(/\[.*?\]/, '[x]'), w.count, w.type));
leak.on('l', () => {});
leak.on('l', () => {});
leak.on('l', () => {});
const et = new EventTarget();
et.addEventListener('foo', () => {});
console.log(
  events.getEventListeners(et, 'foo').length,
  events.getEventListeners(e, 'a').length,
  t(() => events.getEventListeners({}, 'x')),
  events.listenerCount(e, 'a'),
  t(() => events.listenerCount({}, 'x')),
  events.listenerCount(et, 'foo'),
);
(async () => {
  const o = new EventEmitter();
  setImmediate(() => o.emit('ev', 1, 2));
  console.log(await once(o, 'ev'));
  setImmediate(() => o.emit('error', new Error('once err')));
  await once(o, 'other').catch((err) => console.log(err.message));
  setImmediate(() => o.emit('error', 'plain'));
  console.log(await once(o, 'error'));
  await once(o, 'x', { signal: AbortSignal.abort('why') }).catch((err) =>
    console.log(err.name, err.code, err.message, err.cause),
  );
  await once({}, 'x').catch((err) => console.log(err.code, err.message));
  await once(o, 'x', { signal: 5 }).catch((err) => console.log(err.code));
  setImmediate(() => et.dispatchEvent(new Event('go')));
  console.log((await once(et, 'go'))[0].type, o.listenerCount('error'));
  const it = on(o, 'n', { close: ['end'] });
  o.emit('n', 1);
  o.emit('n', 2);
  o.emit('end');
  for await (const v of it) console.log('it', v);
  const it2 = on(o, 'n');
  setImmediate(() => o.emit('error', new Error('iter')));
  try {
    for await (const v of it2) console.log(v);
  } catch (err) {
    console.log(err.message);
  }
  const ac = new AbortController();
  const it3 = on(o, 'n', { signal: ac.signal });
  setImmediate(() => ac.abort());
  try {
    for await (const v of it3) console.log(v);
  } catch (err) {
    console.log(err.name, err.code);
  }
  console.log(
    t(() => on({}, 'x')),
    t(() => on(o, 'x', { signal: 5 })),
    t(() => on(o, 'x', { highWaterMark: 0 })),
    t(() => on(o, 'x', { lowWaterMark: -1 })),
  );
  const it4 = on(o, 'n');
  console.log(
    await it4.return(),
    await it4.next(),
    t(() => it4.throw('x')),
    o.listenerCount('n'),
  );
  const cr = new EventEmitter({ captureRejections: true });
  cr.on('error', (err) => console.log('captured', err.message));
  cr.on('async', async () => {
    throw new Error('rejected');
  });
  cr.emit('async');
  await new Promise(setImmediate);
  cr[Symbol.for('nodejs.rejection')] = (err, ev, ...args) => console.log('handler', err.message, ev, args);
  cr.emit('async', 5);
  await new Promise(setImmediate);
  const d = events.addAbortListener(AbortSignal.timeout(1), () => console.log('aborted'));
  await new Promise((res) => setTimeout(res, 5));
  d[Symbol.dispose]();
  console.log(
    t(() => events.addAbortListener(5, () => {})),
    t(() => events.addAbortListener(AbortSignal.abort(), 5)),
  );
  const ar = new events.EventEmitterAsyncResource({ name: 'Q' });
  console.log(
    typeof ar.asyncId,
    typeof ar.triggerAsyncId,
    ar.asyncResource.constructor.name,
    ar.emit('x'),
    t(() => new events.EventEmitterAsyncResource({ name: 5 })),
  );
})();

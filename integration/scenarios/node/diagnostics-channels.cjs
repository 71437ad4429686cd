// diagnostics_channel: channels, stores and tracing channels.
const dc = require('node:diagnostics_channel');
const { AsyncLocalStorage } = require('node:async_hooks');
const t = (f) => {
  try {
    return f();
  } catch (e) {
    return `${e.name} ${e.code} ${e.message}`;
  }
};
const ch = dc.channel('a');
console.log(
  ch === dc.channel('a'),
  ch.hasSubscribers,
  dc.hasSubscribers('a'),
  ch.name,
  dc.channel(Symbol.for('s')).name,
  t(() => dc.channel(5)),
  t(() => dc.subscribe('a', 5)),
  t(() => ch.subscribe('x')),
  dc.unsubscribe('a', () => {}),
  ch.unsubscribe(() => {}),
);
const l = (m, n) => console.log('got', m, String(n));
dc.subscribe('a', l);
ch.subscribe(l);
ch.publish({ x: 1 });
console.log(
  ch.hasSubscribers,
  ch.unsubscribe(l),
  dc.unsubscribe('a', l),
  ch.hasSubscribers,
  ch.publish('nobody'),
  Object.keys(dc).join(),
);
process.on('uncaughtException', (e) => console.log('uncaught', e.message));
ch.subscribe(() => {
  throw new Error('in subscriber');
});
ch.publish(1);
console.log('after publish');
const als = new AsyncLocalStorage();
const st = dc.channel('st');
st.bindStore(als, (d) => ({ from: d }));
console.log(
  st.runStores(
    'data',
    function (a) {
      return [a, als.getStore()];
    },
    undefined,
    'arg',
  ),
  als.getStore(),
  st.unbindStore(als),
  st.unbindStore(als),
  st.hasSubscribers,
);
const tc = dc.tracingChannel('op');
const events = ['start', 'end', 'asyncStart', 'asyncEnd', 'error'];
const handlers = Object.fromEntries(
  events.map((e) => [e, (m) => console.log(e, Object.keys(m).sort().join(), m.result, m.error?.message)]),
);
console.log(tc.hasSubscribers);
tc.subscribe(handlers);
console.log(tc.hasSubscribers, tc.start.name, Object.keys(tc).sort().join());
console.log(
  tc.traceSync((a, b) => a + b, { id: 1 }, null, 1, 2),
  t(() =>
    tc.traceSync(
      () => {
        throw new Error('sync');
      },
      { id: 2 },
    ),
  ),
);
(async () => {
  console.log(await tc.tracePromise(async (x) => x * 2, {}, null, 4));
  await tc
    .tracePromise(async () => {
      throw new Error('async');
    }, {})
    .catch((e) => console.log(e.message));
  tc.traceCallback(
    (x, cb) => process.nextTick(cb, null, x),
    1,
    {},
    null,
    'v',
    (e, v) => console.log('cb', e, v),
  );
  await new Promise(setImmediate);
  tc.traceCallback(
    (cb) => process.nextTick(cb, new Error('cb err')),
    0,
    {},
    null,
    (e) => console.log(e.message),
  );
  await new Promise(setImmediate);
  console.log(
    t(() => tc.traceCallback(() => {}, -1, {}, null, 5)),
    tc.unsubscribe(handlers),
    tc.unsubscribe(handlers),
    tc.hasSubscribers,
    tc.traceSync(() => 'untraced'),
    t(() => dc.tracingChannel(5)),
    dc.tracingChannel({
      start: dc.channel('1'),
      end: dc.channel('2'),
      asyncStart: dc.channel('3'),
      asyncEnd: dc.channel('4'),
      error: dc.channel('5'),
    }).start.name,
  );
})();

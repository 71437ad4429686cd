// perf_hooks: marks, measures, observers, timerify, histograms.
const ph = require('node:perf_hooks');
const { performance, PerformanceObserver, PerformanceMark, PerformanceEntry } = ph;
const t = (f) => {
  try {
    return f();
  } catch (e) {
    return `${e.name} ${e.code} ${e.message}`;
  }
};
console.log(
  performance === globalThis.performance,
  typeof performance.timeOrigin,
  Object.keys(performance.toJSON()),
  performance.now() <= performance.now(),
  String(performance),
  ['mark', 'measure', 'function'].every((type) => PerformanceObserver.supportedEntryTypes.includes(type)),
);
const m = performance.mark('a', { startTime: 5, detail: { x: 1 } });
console.log(
  m.name,
  m.entryType,
  m.startTime,
  m.duration,
  m.detail,
  m.toJSON(),
  m instanceof PerformanceMark,
  m instanceof PerformanceEntry,
  Object.keys(m),
  m,
);
performance.mark('b', { startTime: 9 });
const me = performance.measure('m', 'a', 'b');
console.log(me.toJSON(), me);
console.log(
  performance.measure('n', { start: 'a', duration: 3, detail: 'd' }).toJSON(),
  performance.measure('o', { start: 1, end: 4 }).duration,
  performance.measure('p', { end: 'b', duration: 2 }).startTime,
);
console.log(
  performance.getEntries().map((e) => e.name),
  performance.getEntriesByName('a').length,
  performance.getEntriesByName('a', 'measure').length,
  performance.getEntriesByType('measure').map((e) => e.name),
  t(() => performance.getEntriesByName()),
  t(() => performance.getEntriesByType()),
);
for (const f of [
  () => performance.measure('x', 'nope'),
  () => performance.measure('x', 'a', 'nope'),
  () => performance.mark(),
  () => performance.mark('x', 5),
  () => performance.mark('x', { startTime: -1 }),
  () => performance.mark('x', { startTime: 'x' }),
  () => performance.measure(),
  () => performance.measure(5),
  () => performance.measure('q', { start: 1, end: 2, duration: 1 }),
  () => performance.measure('q', { start: 1 }, 'b'),
  () => performance.mark(Symbol('s')),
  () => new PerformanceEntry(),
  () => new ph.Performance(),
  () => new PerformanceObserver(),
  () => new PerformanceObserver(5),
  () => new PerformanceObserver(() => {}).observe(),
  () => new PerformanceObserver(() => {}).observe({}),
  () => new PerformanceObserver(() => {}).observe({ entryTypes: 5 }),
  () => new PerformanceObserver(() => {}).observe({ entryTypes: [], type: 'mark' }),
  () => new PerformanceObserver(() => {}).observe({ entryTypes: ['unknown'] }),
  () => performance.timerify(5),
  () => performance.timerify(() => {}, 5),
  () => performance.timerify(() => {}, { histogram: 5 }),
])
  console.log(t(f) instanceof Object ? 'object' : t(f));
performance.clearMarks('b');
console.log(performance.getEntriesByType('mark').map((e) => e.name));
performance.clearMarks();
performance.clearMeasures();
console.log(performance.getEntries().length);
const obs = new PerformanceObserver((list, o) => {
  console.log(
    'observed',
    list.getEntries().map((e) => [e.entryType, e.name]),
    list.getEntriesByName('z').length,
    list.getEntriesByType('mark').length,
    o === obs,
    list.constructor.name,
  );
  obs.disconnect();
  more();
});
obs.observe({ entryTypes: ['mark', 'measure'] });
performance.mark('z');
performance.measure('zz', 'z');
console.log('sync done', obs.takeRecords().length);
performance.mark('z');
performance.mark('y');
function more() {
  const buffered = new PerformanceObserver((list) => {
    console.log(
      'buffered',
      list.getEntries().map((e) => e.name),
    );
    buffered.disconnect();
    fns();
  });
  buffered.observe({ type: 'mark', buffered: true });
}
function fns() {
  const o = new PerformanceObserver((list) => {
    const [e] = list.getEntries();
    console.log('function', e.name, e.entryType, typeof e.duration, e.detail);
    o.disconnect();
  });
  o.observe({ entryTypes: ['function'] });
  function work(a, b) {
    return [this === undefined || this === globalThis, a, b, new.target !== undefined];
  }
  const timed = performance.timerify(work);
  console.log(timed(1, 2), timed.name, timed.length);
  class K {
    constructor(v) {
      this.v = v;
    }
  }
  const TK = performance.timerify(K);
  console.log(new TK(3).v, new TK(3) instanceof K, ph.timerify === performance.timerify);
  const h = ph.createHistogram();
  for (const v of [1, 2, 3, 100]) h.record(v);
  console.log(
    h.min,
    h.max,
    h.mean,
    h.count,
    h.exceeds,
    h.percentile(50),
    h.percentile(99),
    h.stddev.toFixed(2),
    [...h.percentiles].length > 2,
    h.countBigInt,
    h.minBigInt,
    h.maxBigInt,
    h.percentileBigInt(50),
  );
  h.reset();
  console.log(
    h.count,
    h.min,
    h.max,
    h.mean,
    t(() => h.record(0)),
    t(() => h.record('x')),
    t(() => h.record(1.5)),
    t(() => h.percentile(0)),
    t(() => h.percentile(101)),
    t(() => h.percentile('x')),
    h.record(5n),
    h.count,
  );
  const h2 = ph.createHistogram();
  h2.record(7);
  h2.add(h);
  console.log(
    h2.count,
    t(() => h2.add(5)),
    t(() => ph.createHistogram({ lowest: 0 })),
    t(() => ph.createHistogram({ figures: 6 })),
    t(() => ph.createHistogram(5)),
    h2.toJSON().count,
    h.recordDelta(),
  );
  const hh = ph.createHistogram();
  const tf = performance.timerify(() => {}, { histogram: hh });
  tf();
  tf();
  console.log(hh.count);
  const d = ph.monitorEventLoopDelay({ resolution: 5 });
  console.log(
    d.enable(),
    d.enable(),
    d.disable(),
    d.disable(),
    t(() => ph.monitorEventLoopDelay({ resolution: 0 })),
    t(() => ph.monitorEventLoopDelay(5)),
    t(() => ph.monitorEventLoopDelay({ resolution: 'x' })),
  );
  const u = performance.eventLoopUtilization();
  console.log(
    Object.keys(u),
    u.utilization >= 0 && u.utilization <= 1,
    Object.keys(performance.eventLoopUtilization(u)),
    ph.eventLoopUtilization === performance.eventLoopUtilization,
  );
  const nt = performance.nodeTiming;
  console.log(
    nt.name,
    nt.entryType,
    nt.startTime,
    typeof nt.duration,
    Object.keys(nt.toJSON()).sort().join(),
    nt.bootstrapComplete >= nt.environment,
    nt.loopExit,
    Object.keys(ph.constants).length,
  );
  console.log(
    performance.setResourceTimingBufferSize(10),
    performance.clearResourceTimings(),
    Object.keys(ph).join(),
  );
}

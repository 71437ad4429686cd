// How channels of diagnostics_channel print, with and without subscribers, and what wrong arguments say.
const { inspect } = require('util');
const dc = require('diagnostics_channel');
const t = (l, f) => {
  try {
    const v = f();
    console.log(l, typeof v === 'string' ? v.replace(/\n    at .*/g, '') : v);
  } catch (e) {
    console.log(l, '!', e.name, e.code, e.message);
  }
};
const c = dc.channel('my');
t('channel', () => c);
t('channel sub', () => {
  const f = () => {};
  dc.subscribe('my', f);
  const s = inspect(c);
  dc.unsubscribe('my', f);
  return s;
});
t('after', () => c);
t('channel sym', () => dc.channel(Symbol('s')));
t('nested', () => ({ a: { b: { c } } }));
t('ctor', () => [c.constructor.name, c instanceof dc.Channel, Object.keys(c)]);
t('keys dc', () => Object.keys(dc));
t('subscribed keys', () => {
  const f = () => {};
  c.subscribe(f);
  const k = [
    Object.keys(c),
    c.constructor.name,
    c instanceof dc.Channel,
    Object.getPrototypeOf(c) === dc.Channel.prototype,
  ];
  c.unsubscribe(f);
  return k;
});
const tc = dc.tracingChannel('tr');
t('tracing', () => tc);
t('tracing keys', () => [Object.keys(tc), tc.constructor.name]);
t('tr {}', () => dc.tracingChannel({}));
t('tr 5', () => dc.tracingChannel(5));
t('tr undefined', () => dc.tracingChannel());
t('tr null', () => dc.tracingChannel(null));
t('tr part', () => dc.tracingChannel({ start: c }));
t('tr all', () => dc.tracingChannel({ start: c, end: c, asyncStart: c, asyncEnd: c, error: c }).start === c);
t('tr bad', () => dc.tracingChannel({ start: 5, end: c, asyncStart: c, asyncEnd: c, error: c }));
t('tr sym', () => dc.tracingChannel(Symbol('x')));
t('tr subscribe {}', () => tc.subscribe({}));
t('tr subscribe x', () => tc.subscribe({ start: 5 }));
t('tr unsub', () => tc.unsubscribe({ start() {} }));
t('tr unsub {}', () => tc.unsubscribe({}));
t('traceCallback', () => {
  tc.subscribe({ start() {} });
  return tc.traceCallback(() => {}, 0);
});
t('tracePromise', () => tc.tracePromise(() => 5));
t('traceSync', () => tc.traceSync(() => 5));
t('channel 5', () => dc.channel(5));
t('channel()', () => dc.channel());
t('sub x', () => dc.subscribe('a', 5));
t('unsub none', () => dc.unsubscribe('nobody', () => {}));
t('has', () => [dc.hasSubscribers('nobody'), dc.hasSubscribers(Symbol('y'))]);
t('publish', () => dc.channel('e').publish(1));
t('runStores', () => dc.channel('e').runStores({}, (a) => a, null, 4));
t('bind', () => dc.channel('e').bindStore(5));
t('unbind', () => dc.channel('e').unbindStore({}));
t('new', () => new dc.Channel('z'));
t('sub dup', () => {
  const f = () => {};
  const d = dc.channel('d');
  d.subscribe(f);
  d.subscribe(f);
  return [d.unsubscribe(f), d.unsubscribe(f), d.unsubscribe(f), d.hasSubscribers];
});
t('boundedChannel', () => typeof dc.boundedChannel);

// Event, EventTarget, CustomEvent, AbortController, AbortSignal: options, order, errors, how they print.
const t = (f) => {
  try {
    return f();
  } catch (e) {
    return `${e.name} ${e.code} ${e.message}`;
  }
};
const e = new Event('x', { bubbles: true, cancelable: true, composed: true });
e.preventDefault();
console.log(
  e.type,
  e.bubbles,
  e.cancelable,
  e.composed,
  e.defaultPrevented,
  e.returnValue,
  e.eventPhase,
  e.isTrusted,
  e.target,
  e.currentTarget,
  e.srcElement,
  e.composedPath(),
  e.cancelBubble,
  typeof e.timeStamp,
  String(e),
  Event.NONE,
  Event.AT_TARGET,
  e.AT_TARGET,
);
for (const f of [
  () => new Event(),
  () => new Event('x', 5),
  () => new Event(5).type,
  () => new Event(undefined).type,
  () => new CustomEvent(),
  () => new CustomEvent('c', { detail: { a: 1 } }).detail,
  () => new CustomEvent('c').detail,
  () => new EventTarget().dispatchEvent(),
  () => new EventTarget().dispatchEvent({}),
  () => new EventTarget().addEventListener(),
  () => new EventTarget().addEventListener('x'),
  () => new EventTarget().addEventListener('x', 5),
  () => new EventTarget().addEventListener('x', null),
  () => new EventTarget().removeEventListener('x'),
  () => new EventTarget().addEventListener('x', () => {}, { signal: 5 }),
  () => EventTarget.prototype.addEventListener.call({}, 'x', () => {}),
  () => new AbortSignal(),
  () => AbortSignal.timeout('x'),
  () => AbortSignal.timeout(-1),
  () => AbortSignal.any(5),
  () => AbortSignal.any([5]),
  () => AbortSignal.abort().reason.message,
  () => AbortSignal.abort(5).reason,
  () => AbortSignal.abort().throwIfAborted(),
  () => AbortSignal.abort('r').throwIfAborted(),
])
  console.log(t(f));
const target = new EventTarget();
const log = [];
const h = {
  handleEvent(ev) {
    log.push('object', this === h, ev.type);
  },
};
target.addEventListener('a', h);
target.addEventListener('a', function () {
  log.push('fn', this === target);
});
target.addEventListener('a', () => log.push('once'), { once: true });
const dup = () => log.push('dup');
target.addEventListener('a', dup);
target.addEventListener('a', dup);
target.addEventListener('a', dup, true);
target.dispatchEvent(new Event('a'));
target.dispatchEvent(new Event('a'));
console.log(log.join());
const stop = new EventTarget();
stop.addEventListener('s', (ev) => ev.stopImmediatePropagation());
stop.addEventListener('s', () => console.log('never'));
console.log(stop.dispatchEvent(new Event('s')));
const pv = new EventTarget();
pv.addEventListener('p', (ev) => ev.preventDefault(), { passive: true });
console.log(pv.dispatchEvent(new Event('p', { cancelable: true })));
pv.addEventListener('p', (ev) => {
  ev.preventDefault();
  console.log(ev.target === pv, ev.currentTarget === pv, ev.eventPhase, ev.composedPath().length);
});
console.log(pv.dispatchEvent(new Event('p', { cancelable: true })));
const again = new Event('z');
const rec = new EventTarget();
rec.addEventListener('z', () => console.log(t(() => rec.dispatchEvent(again))));
rec.dispatchEvent(again);
const ac = new AbortController();
const sig = new EventTarget();
sig.addEventListener('q', () => console.log('still there'), { signal: ac.signal });
ac.abort();
sig.dispatchEvent(new Event('q'));
const c = new AbortController();
const order = [];
c.signal.onabort = (ev) => order.push('onabort', ev.type, ev.isTrusted, ev.target === c.signal);
c.signal.addEventListener('abort', () => order.push('listener'));
c.abort(new Error('why'));
c.abort('again');
console.log(order.join(), c.signal.reason.message, c.signal.aborted, c.signal.onabort !== null);
const any = AbortSignal.any([new AbortController().signal, c.signal]);
console.log(any.aborted, any.reason.message);
const c1 = new AbortController();
const a2 = AbortSignal.any([c1.signal]);
a2.onabort = () => console.log('any aborted', a2.reason);
c1.abort('because');
console.log(AbortSignal.any([]).aborted);
console.log(
  new AbortController(),
  new AbortController().signal,
  AbortSignal.abort(1),
  new EventTarget(),
  String(new EventTarget()),
  String(new AbortController()),
  Object.prototype.toString.call(c.signal),
);
const strip = (v, o) =>
  require('node:util')
    .inspect(v, o)
    .replace(/timeStamp: [\d.]+/, 'timeStamp: N');
console.log(
  strip(new Event('i'), { compact: false }),
  strip(new CustomEvent('j', { detail: 5 }), { compact: false }),
  strip({ a: { b: { c: new Event('d') } } }),
);
class MyTarget extends EventTarget {
  get [Symbol.toStringTag]() {
    return 'Mine';
  }
}
console.log(new MyTarget());
class MyEvent extends Event {
  constructor() {
    super('mine');
    this.extra = 1;
  }
}
console.log(strip(new MyEvent(), { compact: false }));
const timeout = AbortSignal.timeout(1);
setTimeout(
  () => console.log(timeout.aborted, timeout.reason.name, timeout.reason.code, timeout.reason.message),
  20,
);
process.on('uncaughtException', (err) => console.log('uncaught', err.message));
const thrower = new EventTarget();
thrower.addEventListener('t', () => {
  throw new Error('from listener');
});
thrower.addEventListener('t', () => console.log('next listener'));
thrower.addEventListener('t', async () => {
  throw new Error('async listener');
});
thrower.dispatchEvent(new Event('t'));
console.log('after dispatch');
console.log(
  new DOMException('m', 'DataCloneError').code,
  new DOMException().message === '',
  new DOMException('m').name,
  new DOMException('m', { name: 'N', cause: 5 }).cause,
  DOMException.ABORT_ERR,
  new DOMException('x', 'AbortError').ABORT_ERR,
  new DOMException('a', 'Unknown').code,
  Object.prototype.toString.call(new DOMException()),
  String(new DOMException('msg', 'SyntaxError')),
  new DOMException('q') instanceof Error,
  Object.keys(new DOMException('q')),
  'stack' in new DOMException('q'),
  [
    'IndexSizeError',
    'HierarchyRequestError',
    'WrongDocumentError',
    'InvalidCharacterError',
    'NoModificationAllowedError',
    'NotFoundError',
    'NotSupportedError',
    'InUseAttributeError',
    'InvalidStateError',
    'SyntaxError',
    'InvalidModificationError',
    'NamespaceError',
    'InvalidAccessError',
    'TypeMismatchError',
    'SecurityError',
    'NetworkError',
    'AbortError',
    'URLMismatchError',
    'QuotaExceededError',
    'TimeoutError',
    'InvalidNodeTypeError',
    'DataCloneError',
    'EncodingError',
  ]
    .map((n) => new DOMException('', n).code)
    .join(),
);

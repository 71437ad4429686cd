const target = new EventTarget();
const seen = [];
const listener = {
  handleEvent(event) {
    seen.push(['object', event.type, this === listener]);
  },
};
target.addEventListener('x', listener);
target.addEventListener(
  'x',
  (event) => {
    event.preventDefault();
    seen.push(['fn', event.target === target, event.cancelable]);
  },
  { once: true },
);
console.log(
  target.dispatchEvent(new Event('x', { cancelable: true })),
  target.dispatchEvent(new Event('x')),
  seen,
);
target.removeEventListener('x', listener);
target.addEventListener('y', (event) => event.stopImmediatePropagation());
target.addEventListener('y', () => console.log('never'));
console.log(
  target.dispatchEvent(new CustomEvent('y', { detail: { a: 1 } })),
  new CustomEvent('z', { detail: 5 }).detail,
);
const controller = new AbortController();
target.addEventListener('w', () => console.log('never'), { signal: controller.signal });
controller.signal.onabort = (event) =>
  console.log(event.type, controller.signal.aborted, controller.signal.reason);
controller.abort('my reason');
target.dispatchEvent(new Event('w'));
console.log(controller, AbortSignal.abort(5).reason, AbortSignal.any([AbortSignal.abort('a')]).reason);
try {
  controller.signal.throwIfAborted();
} catch (error) {
  console.log(error);
}
const a = new AbortController();
const any = AbortSignal.any([a.signal, AbortSignal.timeout(100000)]);
any.addEventListener('abort', () => console.log('any', any.reason.name, any.reason.message, any.reason.code));
a.abort();
AbortSignal.timeout(2).addEventListener('abort', (event) =>
  console.log('timeout', event.target.reason.name, event.target.reason.code),
);
setTimeout(() => {}, 20);
for (const bad of [() => new Event(), () => new AbortSignal(), () => target.dispatchEvent({})])
  try {
    bad();
  } catch (error) {
    console.log(error.name, error.code);
  }

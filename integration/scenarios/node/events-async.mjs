import EventEmitter, { addAbortListener, getEventListeners, on, once } from 'node:events';
const e = new EventEmitter();
process.nextTick(() => e.emit('ready', 1, 2));
console.log(await once(e, 'ready'));
process.nextTick(() => e.emit('error', new Error('instead')));
await once(e, 'ready').catch((error) =>
  console.log(error.message, e.listenerCount('ready'), e.listenerCount('error')),
);
process.nextTick(() => e.emit('error', 'the event itself'));
console.log(await once(e, 'error'));
process.nextTick(() => {
  e.emit('data', 'a');
  e.emit('data', 'b');
  e.emit('end');
});
for await (const [value] of on(e, 'data', { close: ['end'] })) console.log('on', value);
const controller = new AbortController();
process.nextTick(() => controller.abort());
await once(e, 'never', { signal: controller.signal }).catch((error) =>
  console.log(error.name, error.code, e.listenerCount('never')),
);
try {
  for await (const value of on(e, 'x', { signal: AbortSignal.abort() })) console.log(value);
} catch (error) {
  console.log(error.name);
}
const target = new EventTarget();
process.nextTick(() => target.dispatchEvent(new Event('go')));
console.log((await once(target, 'go'))[0].type, getEventListeners(e, 'x').length);
const second = new AbortController();
addAbortListener(second.signal, () => console.log('aborted'));
second.abort();
const captured = new EventEmitter({ captureRejections: true });
captured.on('error', (error) => console.log('captured', error.message));
captured.on('work', async () => {
  throw new Error('async listener');
});
captured.emit('work');

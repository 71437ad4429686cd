const EventEmitter = require('node:events');
const e = new EventEmitter();
e.on('newListener', (name, fn) => console.log('new', String(name), typeof fn));
e.on('removeListener', (name) => console.log('removed', String(name)));
const f = function (...args) {
  console.log('f', this === e, args);
};
e.on('x', f)
  .once('x', () => console.log('once'))
  .prependListener('x', () => console.log('first'));
console.log(e.emit('x', 1, 2), e.emit('x'), e.emit('nothing'));
e.prependOnceListener('x', () => console.log('first once'));
e.emit('x');
console.log(
  e.listenerCount('x'),
  e.listenerCount('x', f),
  e.eventNames(),
  e.listeners('x').length,
  e.rawListeners('x').length,
);
e.off('x', f);
e.removeAllListeners('x');
console.log(e.listenerCount('x'), e.getMaxListeners(), e.setMaxListeners(3) === e, e.getMaxListeners());
for (const thrown of [new Error('as is'), 'text', { a: 1 }, undefined])
  try {
    new EventEmitter().emit('error', thrown);
  } catch (error) {
    console.log(error.name, error.code, error.message, error.context);
  }
const m = new EventEmitter();
m.on(EventEmitter.errorMonitor, (error) => console.log('monitor', error.message));
try {
  m.emit('error', new Error('seen'));
} catch (error) {
  console.log('thrown', error.message);
}
for (const bad of [
  () => e.on('x'),
  () => e.once('x', 5),
  () => e.setMaxListeners(-1),
  () => e.setMaxListeners('x'),
])
  try {
    bad();
  } catch (error) {
    console.log(error.code, error.message);
  }
function Old() {
  EventEmitter.call(this);
}
require('node:util').inherits(Old, EventEmitter);
const old = new Old();
old.on('y', () => {
  old.removeAllListeners('y');
  console.log('y1');
});
old.on('y', () => console.log('y2 still runs'));
old.emit('y');
console.log(old.emit('y'), old instanceof EventEmitter, new EventEmitter());

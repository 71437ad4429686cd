// The order of the loop's phases, from a timer's callback on, where it is certain.
setTimeout(() => {
  setImmediate(() => console.log('immediate'));
  setTimeout(() => console.log('timer 0'), 0);
  process.nextTick(() => console.log('tick'));
  Promise.resolve().then(() => {
    console.log('microtask');
    process.nextTick(() => console.log('tick of a microtask'));
  });
  queueMicrotask(() => console.log('queued'));
  console.log('timer');
}, 1);

// uncaughtException and its monitor; the program goes on.
process.on('uncaughtExceptionMonitor', (error, origin) =>
  console.log('monitor', error.message ?? error, origin),
);
process.on('uncaughtException', (error, origin) => console.log('caught', error.message ?? error, origin));
process.on('exit', (code) => console.log('exit', code));
setTimeout(() => {
  throw new Error('in timer');
}, 100);
setImmediate(() => {
  throw new TypeError('in immediate');
});
process.nextTick(() => {
  throw 'in tick';
});
process.nextTick(() => console.log('the next tick runs'));
queueMicrotask(() => {
  throw new Error('in microtask');
});
Promise.reject(new Error('rejected'));
setTimeout(() => console.log('still here'), 200);
throw new Error('in main');

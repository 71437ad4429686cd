// unhandledRejection, rejectionHandled, and catches that come in time.
process.on('unhandledRejection', (reason, promise) =>
  console.log('unhandled', reason?.message ?? reason, promise instanceof Promise),
);
process.on('rejectionHandled', (promise) => console.log('handled later', promise === late));
Promise.reject(new Error('nobody'));
Promise.reject(undefined).catch(() => console.log('caught at once'));
const inTime = Promise.reject(new Error('in time'));
process.nextTick(() => inTime.catch(() => console.log('caught in tick')));
const late = Promise.reject('late');
setTimeout(() => late.catch(() => console.log('caught late')), 5);
(async () => {
  throw new Error('async');
})();

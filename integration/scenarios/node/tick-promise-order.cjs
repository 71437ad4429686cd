// nextTick before promise jobs, both before timers and immediates.
const log = (text) => console.log(text);
setTimeout(() => {
  log('timeout');
  process.nextTick(log, 'tick in timeout');
  Promise.resolve().then(() => log('job in timeout'));
}, 0);
setImmediate(() => {
  log('immediate 1');
  process.nextTick(log, 'tick in immediate 1');
  queueMicrotask(() => log('microtask in immediate 1'));
  setImmediate(() => log('immediate 3'));
});
setImmediate(() => log('immediate 2'));
process.nextTick(() => {
  log('tick 1');
  process.nextTick(log, 'tick 3');
  Promise.resolve().then(() => log('job of tick 1'));
});
process.nextTick(log, 'tick 2');
Promise.resolve()
  .then(() => {
    log('job 1');
    process.nextTick(log, 'tick of job 1');
  })
  .then(() => log('job 2'));
queueMicrotask(() => log('microtask'));
(async () => {
  log('async start');
  await null;
  log('async after await');
  await new Promise((r) => process.nextTick(r));
  log('async after tick');
})();
log('main ends');

// Stores go along with callbacks.
const { AsyncLocalStorage, AsyncResource } = require('node:async_hooks');
const storage = new AsyncLocalStorage();
const show = (where) => console.log(where, storage.getStore());
storage.run('one', () => {
  show('run');
  setTimeout(() => show('timeout'), 100);
  setImmediate(() => show('immediate'));
  process.nextTick(() => show('tick'));
  const bound = AsyncResource.bind(() => show('bound'));
  storage.run('two', () => {
    show('inner');
    bound();
  });
  const snapshot = AsyncLocalStorage.snapshot();
  storage.exit(() => {
    show('exit');
    snapshot(() => show('snapshot'));
  });
});
show('outside');
setTimeout(() => {
  storage.enterWith('entered');
  show('entered');
  setTimeout(() => show('after entered'), 1);
}, 300);

// Handlers of exceptions and of rejections run in the context of what failed.
const { AsyncLocalStorage } = require('node:async_hooks');
const storage = new AsyncLocalStorage();
process.on('unhandledRejection', (reason) => console.log('rejection', reason, storage.getStore()));
process.on('uncaughtException', (error) => console.log('exception', error, storage.getStore()));
storage.run('rejects', () => Promise.reject('reason'));
storage.run('throws in a timer', () =>
  setTimeout(() => {
    throw 'from a timer';
  }, 200),
);
storage.run('throws in a tick', () =>
  process.nextTick(() => {
    throw 'from a tick';
  }),
);
storage.run('rejects later', async () => {
  await new Promise((done) => setTimeout(done, 400));
  throw 'later';
});
setTimeout(() => {
  storage.enterWith('entered, then thrown');
  throw 'after it was entered';
}, 600);
setTimeout(() => console.log('end', storage.getStore()), 800);

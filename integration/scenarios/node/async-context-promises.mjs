// Stores go along with promises: across await, then, thenables, async iteration, microtasks and dynamic import.
import { AsyncLocalStorage, AsyncResource } from 'node:async_hooks';
import { once, EventEmitter, on } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

const storage = new AsyncLocalStorage();
const second = new AsyncLocalStorage({ name: 'second', defaultValue: 'none' });
const show = (where) => console.log(where, storage.getStore(), second.getStore());

async function twoAwaits(name) {
  await null;
  show(`${name} after null`);
  await sleep(1);
  show(`${name} after a timer`);
  return name;
}

// Three at once, each with its own.
await Promise.all(['a', 'b', 'c'].map((id) => storage.run(id, () => twoAwaits(id))));
show('outside');

await storage.run('then', () =>
  Promise.resolve()
    .then(() => show('first then'))
    .then(() => second.run('inner', () => sleep(1).then(() => show('nested then'))))
    .then(() => show('after the nested'))
    .finally(() => show('finally')),
);

// The context is that of the call of then, not that of whoever resolves.
let resolve;
const promise = new Promise((done) => {
  resolve = done;
});
const waiting = storage.run('waiter', () => promise.then((value) => show(`resolved by ${value}`)));
storage.run('resolver', () => resolve('resolver'));
await waiting;

await storage.run('thenable', async () => {
  const value = await {
    then(done) {
      show('in then');
      done('value');
    },
  };
  show(value);
});

await storage.run('microtask', () => new Promise((done) => queueMicrotask(() => done(show('microtask')))));

await storage.run('rejected', async () => {
  try {
    await Promise.reject(new Error('no'));
  } catch (error) {
    show(error.message);
  }
});

async function* numbers() {
  for (let number = 0; number < 2; number++) {
    await sleep(1);
    show(`yields ${number}`);
    yield number;
  }
}
await storage.run('iterator', async () => {
  for await (const number of numbers()) show(`got ${number}`);
});

const emitter = new EventEmitter();
const heard = storage.run('once', async () => {
  const [value] = await once(emitter, 'event');
  show(value);
});
storage.run('emits', () => emitter.emit('event', 'heard'));
await heard;

const events = storage.run('on', async () => {
  for await (const [value] of on(emitter, 'many')) {
    show(`on ${value}`);
    if (value === 2) break;
  }
});
storage.run('emits', () => {
  emitter.emit('many', 1);
  emitter.emit('many', 2);
});
await events;

await storage.run('promisify', async () => {
  await promisify(setTimeout)(1);
  show('promisified');
});

await storage.run('pipeline', () =>
  pipeline(
    Readable.from(['x', 'y']),
    async function* (source) {
      for await (const chunk of source) {
        show(`chunk ${chunk}`);
        yield chunk;
      }
    },
    async (source) => {
      for await (const chunk of source) show(`end ${chunk}`);
    },
  ),
);

const module = await storage.run('import', async () => {
  const found = await import('node:path');
  show('imported');
  return found;
});
console.log(typeof module.join);

// What a function enters goes on in what it started, and no further.
const entered = (async () => {
  storage.enterWith('entered');
  await sleep(1);
  show('entered, later');
})();
await entered;

const resource = storage.run('resource', () => new AsyncResource('mine'));
await resource.runInAsyncScope(async () => {
  await sleep(1);
  show('resource');
});
const bound = storage.run('bound', () =>
  AsyncLocalStorage.bind(async (...args) => {
    await null;
    show(args.join());
  }),
);
await bound(1, 2);

const snapshot = storage.run('snapshot', () => AsyncLocalStorage.snapshot());
await snapshot(async () => {
  await sleep(1);
  show('snapshot');
});

// AsyncResource and AsyncLocalStorage: arguments, ids, binding, scopes.
const hooks = require('node:async_hooks');
const { AsyncLocalStorage, AsyncResource } = hooks;
function attempt(work) {
  try {
    console.log(work());
  } catch (error) {
    console.log(error.name, error.code, error.message);
  }
}
attempt(() => new AsyncResource());
attempt(() => new AsyncResource(5));
attempt(() => new AsyncResource('x', 5).triggerAsyncId());
attempt(() => new AsyncResource('x', { triggerAsyncId: 'a' }));
attempt(() => new AsyncResource('x', { triggerAsyncId: -2 }));
attempt(() => new AsyncResource('x', { triggerAsyncId: 7 }).triggerAsyncId());
attempt(() => AsyncResource.bind(5));
attempt(() => new AsyncResource('x').bind(5));
attempt(() => AsyncResource.bind((a, b) => a + b).length);
attempt(() => AsyncResource.bind((a, b) => a + b)(1, 2));
attempt(() =>
  new AsyncResource('x')
    .bind(
      function () {
        return this.name;
      },
      { name: 'given' },
    )
    .call({ name: 'called' }),
);
attempt(() =>
  AsyncResource.bind(function () {
    return this.name;
  }).call({ name: 'called' }),
);
attempt(() => new AsyncResource('x').runInAsyncScope((...args) => args.join(), undefined, 1, 2));
attempt(() => new AsyncLocalStorage(5));
attempt(() => new AsyncLocalStorage(null));
attempt(() => new AsyncLocalStorage({ name: 'n', defaultValue: 3 }).getStore());
attempt(() => new AsyncLocalStorage({ name: 'n' }).name);
attempt(() => AsyncLocalStorage.bind(5));
attempt(() => AsyncLocalStorage.snapshot()((...args) => args.join(), 1, 2));

const storage = new AsyncLocalStorage({ defaultValue: 'default' });
attempt(() => storage.run(1, (...args) => [storage.getStore(), ...args].join(), 'x', 'y'));
attempt(() => storage.run(1, () => storage.exit((...args) => [storage.getStore(), ...args].join(), 4)));
attempt(() =>
  storage.run(1, () => {
    storage.disable();
    return storage.getStore();
  }),
);
attempt(() => storage.run(undefined, () => storage.getStore()));
attempt(() =>
  storage.run(1, () => {
    throw new Error('thrown inside');
  }),
);
attempt(() => storage.getStore());

const outer = storage.withScope('outer');
const inner = storage.withScope('inner');
console.log(storage.getStore());
inner.dispose();
console.log(storage.getStore());
outer[Symbol.dispose]();
outer[Symbol.dispose]();
console.log(storage.getStore());

attempt(() => hooks.createHook());
attempt(() => hooks.createHook({ init: 5 }));
attempt(() => hooks.createHook({}).enable().disable() !== undefined);
console.log(hooks.executionAsyncId(), hooks.triggerAsyncId(), typeof hooks.executionAsyncResource());
const resource = new AsyncResource('mine');
resource.runInAsyncScope(() => {
  console.log(
    hooks.executionAsyncId() === resource.asyncId(),
    hooks.triggerAsyncId() === resource.triggerAsyncId(),
    hooks.executionAsyncResource() === resource,
  );
});
console.log(resource.emitDestroy() === resource, hooks.executionAsyncId());
console.log(Object.keys(hooks).join());

'use strict';
// covers: dns.Resolver#resolve4, dns.Resolver#resolveMx, dns.resolve4:ttl
// Callbacks: what they are called with, when, and in which asynchronous context.
const { AsyncLocalStorage } = require('node:async_hooks');
const { withServer, resolverFor } = require('./lib/client.cjs');
const storage = new AsyncLocalStorage();
withServer(async () => {
  const resolver = resolverFor();
  const asked = (ask) =>
    new Promise((resolve) => {
      ask((...args) => {
        console.log(args.length, args[0]?.code ?? args[0], args[1], storage.getStore());
        resolve();
      });
      console.log('asked');
    });
  await asked((done) => storage.run('one', () => resolver.resolve4('good.test', done)));
  await asked((done) => storage.run('two', () => resolver.resolve4('good.test', { ttl: true }, done)));
  await asked((done) => storage.run('three', () => resolver.resolveMx('none.test', done)));
  await asked((done) => storage.run('four', () => resolver.resolveMx('a..test', done)));
  const order = [];
  const note = (name, resolve) => () => {
    order.push(name);
    process.nextTick(() => order.push(`${name} tick`));
    Promise.resolve().then(() => order.push(`${name} job`));
    setTimeout(resolve, 50);
  };
  await new Promise((resolve) => {
    resolver.resolve4(
      'good.test',
      note('first', () => {}),
    );
    resolver.resolve4('none.test', note('second', resolve));
  });
  console.log(order.sort());
  for (const call of [
    () => resolver.resolve4('x'),
    () => resolver.resolve4('x', {}),
    () => resolver.resolve4('x', {}, 'y'),
    () => resolver.resolve4(1, () => {}),
    () => resolver.resolveAny(),
    () => resolver.resolve('x'),
    () => resolver.resolve('x', 'A'),
    () => resolver.resolve('x', undefined, () => {}),
    () => resolver.reverse('1.2.3.4'),
  ]) {
    try {
      call();
    } catch (error) {
      console.log(error.name, error.code, error.message);
    }
  }
  const wrap = resolver.resolve4('good.test', { ttl: true }, () => {});
  console.log(wrap.constructor.name, wrap.bindingName, wrap.hostname, wrap.ttl, typeof wrap.callback);
});

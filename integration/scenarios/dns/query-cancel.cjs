'use strict';
// covers: dns.Resolver#cancel, dns.CANCELLED, error:ECANCELLED
// cancel: all that was asked and not answered ends, later; what is asked after it does not.
const dns = require('node:dns');
const { withServer, resolverFor, failure, show } = require('./lib/client.cjs');
console.log(dns.CANCELLED);
withServer(async () => {
  const resolver = resolverFor({ timeout: 5000 });
  const asked = [
    (done) => resolver.resolve4('one.test', done),
    (done) => resolver.resolveMx('two.test', done),
    (done) => resolver.reverse('192.0.2.1', done),
  ].map(
    (ask) =>
      new Promise((resolve) => {
        ask((error, ...rest) => {
          console.log(...failure(error), rest);
          resolve();
        });
      }),
  );
  await new Promise((resolve) => setTimeout(resolve, 200));
  console.log('cancel', resolver.cancel());
  process.nextTick(() => console.log('tick'));
  await Promise.all(asked);
  console.log('nothing to cancel', resolver.cancel());
  const promised = resolverFor({ timeout: 5000 }, dns.promises.Resolver);
  const waiting = show({ promise: () => promised.resolveTxt('three.test') });
  promised.cancel();
  await waiting;
  await show({ after: () => promised.resolve4('good.test') });
});

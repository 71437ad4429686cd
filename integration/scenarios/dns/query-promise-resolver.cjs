'use strict';
// covers: dnsPromises.Resolver#cancel, dnsPromises.Resolver#getServers, dnsPromises.Resolver#setServers
// covers: dnsPromises.Resolver#setLocalAddress
// Resolver of dns/promises: its servers, its address, and what cancel does to its promises.
const { Resolver } = require('node:dns/promises');
const { withServer, failure, show, SERVER } = require('./lib/client.cjs');
withServer(async () => {
  const resolver = new Resolver({ timeout: 3000, tries: 2 });
  resolver.setServers([SERVER, '192.0.2.53', '[2001:db8::1]:54']);
  console.log(resolver.getServers().map((server) => (server === SERVER ? 'peer' : server)));
  console.log(resolver.setLocalAddress('0.0.0.0', '::0'));
  await show({ good: () => resolver.resolve4('good.test'), reverse: () => resolver.reverse('192.0.2.1') });
  const silent = [resolver.resolve4('silent.test'), resolver.resolve('silent.test', 'SRV')];
  resolver.cancel();
  for (const { reason } of await Promise.allSettled(silent)) console.log(...failure(reason));
  for (const call of [
    () => resolver.setServers(['x']),
    () => resolver.setLocalAddress('x'),
    () => resolver.resolve4(1),
    () => resolver.resolve('x', 'Q'),
    () => new Resolver({ tries: 0 }),
  ]) {
    try {
      call();
    } catch (error) {
      console.log(error.name, error.code, error.message);
    }
  }
});

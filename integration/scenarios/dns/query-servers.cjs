'use strict';
// covers: dns.Resolver#setServers, dns.Resolver#getServers, dns.setServers, dns.getServers, dnsPromises.setServers, dnsPromises.getServers, dns.resolve, dns.resolve4, dns.resolveMx, dns.reverse, dnsPromises.resolve4, error:ERR_DNS_SET_SERVERS_FAILED
// Whom the functions of the modules ask, and that servers cannot be changed while they are asked.
const dns = require('node:dns');
const { withServer, resolverFor, failure, show, SERVER } = require('./lib/client.cjs');
const shown = (list) => list.map((server) => (server === SERVER ? 'peer' : server));
const asked = (ask) =>
  new Promise((resolve) => ask((error, result) => resolve(error === null ? result : failure(error))));
withServer(async () => {
  dns.promises.setServers(['192.0.2.53']);
  console.log(shown(dns.promises.getServers()), dns.getServers().includes('192.0.2.53'));
  dns.setServers([SERVER]);
  console.log(shown(dns.getServers()), shown(dns.promises.getServers()));
  console.log(await asked((done) => dns.resolve4('good.test', done)));
  console.log(await asked((done) => dns.resolve('good.test', 'MX', done)));
  console.log(await asked((done) => dns.resolveMx('none.test', done)));
  console.log(await asked((done) => dns.reverse('192.0.2.1', done)));
  await show({
    promise: () => dns.promises.resolve4('good.test'),
    type: () => dns.promises.resolve('good.test', 'AAAA'),
  });
  dns.promises.setServers(['192.0.2.53']);
  console.log(shown(dns.getServers()), shown(dns.promises.getServers()));
  const resolver = resolverFor();
  const pending = asked((done) => resolver.resolve4('silent.test', done));
  try {
    resolver.setServers(['192.0.2.53']);
  } catch (error) {
    console.log(error.name, error.code, error.message);
  }
  console.log(shown(resolver.getServers()));
  resolver.cancel();
  console.log(await pending);
  resolver.setServers([]);
  console.log(resolver.getServers(), await asked((done) => resolver.resolve4('good.test', done)));
});

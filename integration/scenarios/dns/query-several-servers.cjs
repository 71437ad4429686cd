'use strict';
// covers: dns.Resolver#setServers, dns.CONNREFUSED, error:ECONNREFUSED, error:ETIMEOUT
// Several servers: who does not answer is passed over, and asked last from then on.
const dns = require('node:dns');
const { withServer, show, resolverFor, SERVER } = require('./lib/client.cjs');
// Nobody listens there, on no machine.
const DEAD = '127.0.0.1:9';
const asking = (servers, options = { timeout: 500, tries: 2 }) => {
  const resolver = resolverFor(options, dns.promises.Resolver);
  resolver.setServers(servers);
  return resolver;
};
console.log(dns.CONNREFUSED);
withServer(async () => {
  const second = asking([DEAD, SERVER]);
  await show({
    'the first is dead': () => second.resolve4('good.test'),
    again: () => second.resolve4('good.test'),
    'an answer that is none': () => second.resolve4('none.test'),
    'all are dead': () => asking([DEAD, '127.0.0.1:10']).resolve4('nobody.test'),
    'one is dead': () => asking([DEAD]).resolveMx('nobody.test'),
    'dead and silent': () => asking([DEAD, SERVER], { timeout: 300, tries: 2 }).resolve4('silent.test'),
    'silent and dead': () => asking([SERVER, DEAD], { timeout: 300, tries: 2 }).resolve4('silent2.test'),
  });
});

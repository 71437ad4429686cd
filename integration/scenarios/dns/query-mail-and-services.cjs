'use strict';
// covers: dns.Resolver#resolveMx, dns.Resolver#resolveSrv, dnsPromises.Resolver#resolveMx, dnsPromises.Resolver#resolveSrv
// Exchanges of mail and services, in the order in which they come.
const { withServer, show } = require('./lib/client.cjs');
withServer((resolver) =>
  show({
    mx: () => resolver.resolveMx('mail.test'),
    'mx by an alias': () => resolver.resolveMx('alias.test'),
    srv: () => resolver.resolveSrv('_http._tcp.services.test'),
    'mx of an address': () => resolver.resolveMx('address.test'),
    'srv of an address': () => resolver.resolveSrv('address.test'),
  }),
);

'use strict';
// covers: dns.Resolver#resolveSoa, dnsPromises.Resolver#resolveSoa
// The start of authority: its numbers, the first of two, and none.
const { withServer, show } = require('./lib/client.cjs');
withServer((resolver) =>
  show({
    soa: () => resolver.resolveSoa('zone.test'),
    'large numbers': () => resolver.resolveSoa('large.test'),
    'the first of two': () => resolver.resolveSoa('two.test'),
    'of an address': () => resolver.resolveSoa('address.test'),
    'of an alias': () => resolver.resolveSoa('alias.test'),
  }),
);

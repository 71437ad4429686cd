'use strict';
// covers: dns.Resolver#resolve6, dns.resolve6:ttl, dnsPromises.Resolver#resolve6
// IPv6 addresses as text: zeros, compatible and mapped addresses.
const { withServer, show } = require('./lib/client.cjs');
withServer((resolver) =>
  show({
    forms: () => resolver.resolve6('forms.test'),
    ttl: () => resolver.resolve6('one.test', { ttl: true }),
    chain: () => resolver.resolve6('chain.test', { ttl: true }),
    'chain to nowhere': () => resolver.resolve6('nowhere.test'),
    'IPv4 only': () => resolver.resolve6('four.test'),
  }),
);

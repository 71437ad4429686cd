'use strict';
// covers: dns.Resolver#resolve4, dns.resolve4:ttl, dnsPromises.Resolver#resolve4
// Addresses with and without their lifetime, in the order in which they come, and along a chain of names.
const { withServer, show } = require('./lib/client.cjs');
withServer((resolver) =>
  show({
    one: () => resolver.resolve4('one.test'),
    three: () => resolver.resolve4('three.test'),
    'ttl false': () => resolver.resolve4('three.test', { ttl: false }),
    ttl: () => resolver.resolve4('three.test', { ttl: true }),
    'ttl 1': () => resolver.resolve4('three.test', { ttl: 1 }),
    chain: () => resolver.resolve4('chain.test'),
    'chain, ttl': () => resolver.resolve4('chain.test', { ttl: true }),
    'chain to nowhere': () => resolver.resolve4('nowhere.test'),
    'another name': () => resolver.resolve4('another.test'),
    capitals: () => resolver.resolve4('ONE.Test'),
    'dot at the end': () => resolver.resolve4('one.test.'),
  }),
);

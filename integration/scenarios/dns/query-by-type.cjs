'use strict';
// covers: dns.Resolver#resolve, dnsPromises.Resolver#resolve
// resolve: the type as an argument, A when there is none.
const dns = require('node:dns');
const { withServer, show, resolverFor } = require('./lib/client.cjs');
const TYPES = ['A', 'AAAA', 'ANY', 'CAA', 'CNAME', 'MX', 'NAPTR', 'NS', 'PTR', 'SOA', 'SRV', 'TLSA', 'TXT'];
withServer(async (resolver) => {
  await show(Object.fromEntries(TYPES.map((type) => [type, () => resolver.resolve('all.test', type)])));
  await show({
    none: () => resolver.resolve('all.test'),
    undefined: () => resolver.resolve('all.test', undefined),
  });
  const other = resolverFor({}, dns.Resolver);
  await new Promise((resolve) => {
    other.resolve('all.test', (...args) => {
      console.log('callback', args);
      other.resolve('all.test', 'MX', (...more) => {
        console.log('callback', more);
        resolve();
      });
    });
  });
});

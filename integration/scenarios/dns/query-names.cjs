'use strict';
// covers: dns.Resolver#resolveNs, dns.Resolver#resolvePtr, dns.Resolver#resolveCname, dnsPromises.Resolver#resolveNs, dnsPromises.Resolver#resolvePtr, dnsPromises.Resolver#resolveCname
// Records that are names: name servers, pointers, aliases.
const { withServer, show } = require('./lib/client.cjs');
withServer((resolver) =>
  show({
    ns: () => resolver.resolveNs('servers.test'),
    'ns by an alias': () => resolver.resolveNs('alias.test'),
    ptr: () => resolver.resolvePtr('pointers.test'),
    cname: () => resolver.resolveCname('alias.test'),
    'cname of a chain': () => resolver.resolveCname('chain.test'),
    'cname of a chain that comes backwards': () => resolver.resolveCname('backwards.test'),
    'cname of an address': () => resolver.resolveCname('address.test'),
    'cname of other records': () => resolver.resolveCname('pointers.test'),
    'ns of an address': () => resolver.resolveNs('address.test'),
    'ptr of an address': () => resolver.resolvePtr('address.test'),
  }),
);

'use strict';
// covers: dns.Resolver#resolveNaptr, dns.Resolver#resolveCaa, dns.Resolver#resolveTlsa, dnsPromises.Resolver#resolveNaptr, dnsPromises.Resolver#resolveCaa, dnsPromises.Resolver#resolveTlsa
// NAPTR, CAA and TLSA: all that is in them, and what cannot be.
const { withServer, show } = require('./lib/client.cjs');
withServer((resolver) =>
  show({
    naptr: () => resolver.resolveNaptr('naptr.test'),
    'naptr with a byte that is no letter': () => resolver.resolveNaptr('odd.test'),
    caa: () => resolver.resolveCaa('caa.test'),
    'caa with tags that are names of fields': () => resolver.resolveCaa('tags.test'),
    'caa without a value': () => resolver.resolveCaa('novalue.test'),
    'caa without a tag': () => resolver.resolveCaa('notag.test'),
    tlsa: () => resolver.resolveTlsa('tlsa.test'),
    'tlsa among others': () => resolver.resolveTlsa('among.test'),
    'tlsa without data': () => resolver.resolveTlsa('nodata.test'),
    'none of the kind': async () => [
      await resolver.resolveNaptr('address.test'),
      await resolver.resolveCaa('address.test'),
      await resolver.resolveTlsa('address.test'),
    ],
  }),
);

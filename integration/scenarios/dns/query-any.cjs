'use strict';
// covers: dns.Resolver#resolveAny, dnsPromises.Resolver#resolveAny
// Everything that a name has, by kind and not as it comes.
const { withServer, show } = require('./lib/client.cjs');
withServer((resolver) =>
  show({
    all: () => resolver.resolveAny('all.test'),
    'an alias': () => resolver.resolveAny('alias.test'),
    'an alias behind an address': () => resolver.resolveAny('behind.test'),
    'two authorities': () => resolver.resolveAny('two.test'),
    'an unknown kind': () => resolver.resolveAny('unknown.test'),
    nothing: () => resolver.resolveAny('nothing.test'),
    'no such name': () => resolver.resolveAny('none.test'),
  }),
);

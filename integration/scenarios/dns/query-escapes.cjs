'use strict';
// covers: dns.Resolver#resolveMx, dns.Resolver#resolveSoa, dns.Resolver#resolvePtr
// Names that come with what is no letter in them, and names that lean on others.
const { withServer, show } = require('./lib/client.cjs');
withServer((resolver) =>
  show({
    escapes: () => resolver.resolveMx('escapes.test'),
    compressed: () => resolver.resolveMx('compressed.test'),
    'the same name in all places': () => resolver.resolveSoa('soa.test'),
    'too long to be asked for, and fine in an answer': () => resolver.resolvePtr('long.test'),
  }),
);

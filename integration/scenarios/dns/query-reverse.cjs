'use strict';
// covers: dns.Resolver#reverse, dnsPromises.Resolver#reverse, error:EINVAL
// The names of an address: the zone that is asked, aliases in it, and failures, which are all alike.
const { withServer, show } = require('./lib/client.cjs');
withServer((resolver) =>
  show({
    IPv4: () => resolver.reverse('192.0.2.4'),
    IPv6: () => resolver.reverse('2001:DB8::1'),
    mapped: () => resolver.reverse('::ffff:192.0.2.4'),
    alias: () => resolver.reverse('192.0.2.5'),
    'no such name': () => resolver.reverse('192.0.2.6'),
    'no names': () => resolver.reverse('192.0.2.7'),
    'server failure': () => resolver.reverse('192.0.2.8'),
    'no address': () => resolver.reverse('192.0.2.256'),
    text: () => resolver.reverse('x'),
  }),
);

'use strict';
// covers: dns.Resolver, dns.Resolver#cancel, dns.Resolver#setLocalAddress, dns.Resolver#setServers, dns.Resolver#getServers, error:ERR_OUT_OF_RANGE
// Resolver: its options, its own servers.
const dns = require('node:dns');
const attempt = (name, call) => {
  try {
    console.log(name, call());
  } catch (error) {
    console.log(name, error.name, error.code, error.message);
  }
};
dns.setServers(['1.1.1.1']);
const resolver = new dns.Resolver({ timeout: 100, tries: 2, maxTimeout: 500 });
console.log(resolver.setServers(['9.9.9.9:53']), resolver.getServers(), dns.getServers());
console.log(
  resolver.cancel(),
  resolver.setLocalAddress('127.0.0.1'),
  resolver.setLocalAddress('127.0.0.1', '::1'),
);
attempt('timeout', () => new dns.Resolver({ timeout: 'x' }));
attempt('timeout -2', () => new dns.Resolver({ timeout: -2 }));
attempt('tries', () => new dns.Resolver({ tries: 0 }));
attempt('maxTimeout', () => new dns.Resolver({ maxTimeout: -1 }));
attempt('address', () => resolver.setLocalAddress(1));
attempt('no address', () => resolver.setLocalAddress('x'));
attempt('ipv6', () => resolver.setLocalAddress('127.0.0.1', 2));
attempt('servers', () => resolver.setServers(['x']));

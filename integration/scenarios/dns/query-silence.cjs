'use strict';
// covers: dns.Resolver:option:timeout, dns.Resolver:option:tries, dns.Resolver:option:maxTimeout, dns.TIMEOUT, error:ETIMEOUT
// A server that says nothing: how often it is asked, and what the error says in the end.
const dns = require('node:dns');
const { withServer, show, resolverFor } = require('./lib/client.cjs');
console.log(dns.TIMEOUT);
withServer(() =>
  show({
    once: () => resolverFor({ timeout: 400, tries: 1 }, dns.promises.Resolver).resolve4('once.test'),
    'three times': () =>
      resolverFor({ timeout: 300, tries: 3, maxTimeout: 400 }, dns.promises.Resolver).resolveMx('three.test'),
    'answered the second time': () =>
      resolverFor({ timeout: 500, tries: 3 }, dns.promises.Resolver).resolve4('second.test'),
    'answered late': () =>
      resolverFor({ timeout: 500, tries: 2 }, dns.promises.Resolver).resolve4('late.test'),
  }),
);

'use strict';
// covers: dnsPromises.Resolver
// What the modules have.
const dns = require('node:dns');
const promises = require('node:dns/promises');
console.log(Object.keys(dns).sort().join());
console.log(Object.keys(promises).sort().join());
for (const { Resolver } of [dns, promises])
  console.log(
    Object.keys(Resolver.prototype).length,
    Object.getOwnPropertyNames(Resolver.prototype).sort().join(),
  );
for (const name of Object.keys(dns).filter((key) => key === key.toUpperCase()))
  console.log(name, dns[name], promises[name]);

'use strict';
// covers: dns.promises, dnsPromises.lookup, dnsPromises.lookupService, error:ENOTFOUND
// dns/promises: answers, rejections, and what is thrown at once.
const dns = require('node:dns');
const promises = require('node:dns/promises');
console.log(dns.promises === promises, promises.Resolver === dns.Resolver, promises.NOTFOUND);
const main = async () => {
  console.log(await promises.lookup('127.0.0.1'), await promises.lookup('localhost', 4));
  console.log(await promises.lookup('localhost', { all: true, family: 4 }));
  console.log(await promises.lookup(''), await promises.lookup('', { all: true }));
  console.log(await promises.lookupService('127.0.0.1', 51234));
  await promises.lookup('nobody.invalid').catch((error) => console.log(error.message, Object.entries(error)));
};
for (const call of [
  () => promises.lookup(1),
  () => promises.lookup('x', { family: 9 }),
  () => promises.resolve4(1),
  () => promises.lookupService('x'),
  () => promises.lookupService('x', 1),
]) {
  try {
    call();
  } catch (error) {
    console.log(error.name, error.code, error.message);
  }
}
main();

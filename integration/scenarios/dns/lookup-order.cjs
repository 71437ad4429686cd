'use strict';
// covers: dns.lookup:order, dns.lookup:verbatim, dns.getDefaultResultOrder, dns.setDefaultResultOrder, dnsPromises.getDefaultResultOrder, dnsPromises.setDefaultResultOrder
// The order of addresses: as an option and as a default.
const dns = require('node:dns');
const promises = require('node:dns/promises');
console.log(dns.getDefaultResultOrder(), promises.getDefaultResultOrder());
for (const order of ['ipv4first', 'ipv6first', 'verbatim']) {
  dns.setDefaultResultOrder(order);
  console.log(dns.getDefaultResultOrder(), promises.getDefaultResultOrder());
}
for (const order of ['x', 1, undefined]) {
  try {
    dns.setDefaultResultOrder(order);
  } catch (error) {
    console.log(error.name, error.code, error.message);
  }
}
console.log(dns.getDefaultResultOrder());
promises.setDefaultResultOrder('ipv4first');
console.log(dns.getDefaultResultOrder(), promises.getDefaultResultOrder());
const ask = async () => {
  for (const order of ['ipv4first', 'ipv6first', 'verbatim']) {
    console.log(order, await promises.lookup('localhost', { order, family: 4 }));
  }
  console.log(await promises.lookup('localhost', { verbatim: false, family: 4 }));
};
ask();

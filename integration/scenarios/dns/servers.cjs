'use strict';
// covers: dns.getServers, dns.setServers, error:ERR_INVALID_IP_ADDRESS
// The list of name servers: forms, and what is refused as a whole.
const dns = require('node:dns');
const attempt = (name, call) => {
  try {
    console.log(name, call());
  } catch (error) {
    console.log(name, error.name, error.code, error.message);
  }
};
console.log(Array.isArray(dns.getServers()));
attempt('set', () =>
  dns.setServers(['1.2.3.4', '1.2.3.5:5353', '1.2.3.6:53', '[::1]:53', '::2', '[::3]:54']),
);
console.log(dns.getServers());
attempt('text', () => dns.setServers('x'));
attempt('no address', () => dns.setServers(['9.9.9.9', 'x']));
attempt('number', () => dns.setServers([1]));
console.log(dns.getServers());
attempt('none', () => dns.setServers([]));
console.log(dns.getServers());

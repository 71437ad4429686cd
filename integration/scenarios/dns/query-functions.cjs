'use strict';
// covers: dns.resolve4, dns.resolve6, dns.resolveAny, dns.resolveCaa, dns.resolveCname, dns.resolveMx, dns.resolveNaptr, dns.resolveNs, dns.resolvePtr, dns.resolveSoa, dns.resolveSrv, dns.resolveTlsa, dns.resolveTxt, dnsPromises.resolve4, dnsPromises.resolve6, dnsPromises.resolveAny, dnsPromises.resolveCaa, dnsPromises.resolveCname, dnsPromises.resolveMx, dnsPromises.resolveNaptr, dnsPromises.resolveNs, dnsPromises.resolvePtr, dnsPromises.resolveSoa, dnsPromises.resolveSrv, dnsPromises.resolveTlsa, dnsPromises.resolveTxt, dns.resolve, dns.reverse, dnsPromises.resolve, dnsPromises.reverse
// Every query of both modules, asking the servers that were set for all.
const dns = require('node:dns');
const { withServer, failure, SERVER } = require('./lib/client.cjs');
const FUNCTIONS = [
  'resolve4',
  'resolve6',
  'resolveAny',
  'resolveCaa',
  'resolveCname',
  'resolveMx',
  'resolveNaptr',
  'resolveNs',
  'resolvePtr',
  'resolveSoa',
  'resolveSrv',
  'resolveTlsa',
  'resolveTxt',
];
const asked = (ask) =>
  new Promise((resolve) => ask((error, result) => resolve(error === null ? result : failure(error))));
withServer(async () => {
  dns.setServers([SERVER]);
  for (const name of FUNCTIONS) {
    for (const host of ['all.test', 'none.test']) {
      console.log(name, host, await asked((done) => dns[name](host, done)));
      console.log(name, host, await dns.promises[name](host).catch(failure));
    }
  }
  console.log(await asked((done) => dns.resolve('all.test', 'TXT', done)));
  console.log(await dns.promises.resolve('all.test', 'TXT'));
  console.log(await asked((done) => dns.reverse('192.0.2.1', done)));
  console.log(await dns.promises.reverse('192.0.2.1'));
});

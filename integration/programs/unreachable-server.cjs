'use strict';
// Name servers that a real network says cannot be reached: see tests/lookup.test.ts.
const dns = require('node:dns');

async function ask(label, server, options) {
  const resolver = new dns.promises.Resolver(options);
  resolver.setServers([server]);
  const started = Date.now();
  const code = await resolver.resolve4('name.test').catch((error) => error.code);
  // A time-out would take more than this.
  console.log(label, code, Date.now() - started < 20_000);
}

async function main() {
  await ask('a closed port', '10.9.0.1:9', { timeout: 30_000, tries: 2 });
  await ask('nobody', '10.9.0.99', { timeout: 300, tries: 2 });
  console.log(dns.getServers());
}

void main();

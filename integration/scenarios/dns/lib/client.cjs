'use strict';
/** How a scenario meets its name server, `NAME.peer.mjs`: see server.mjs. */
const dns = require('node:dns');

const { PEER_HOST, PEER_PORT } = process.env;
const SERVER = `${PEER_HOST}:${PEER_PORT}`;

/** A Resolver that asks the scenario's server. */
function resolverFor(options, Class = dns.Resolver) {
  const resolver = new Class(options);
  resolver.setServers([SERVER]);
  return resolver;
}

/** Asks until the server, which starts together with the program, has come up. */
async function started() {
  const resolver = resolverFor({ timeout: 500, tries: 1 }, dns.promises.Resolver);
  for (;;) {
    try {
      return await resolver.resolveTxt('hello.test');
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}

/** Runs the scenario with its server up, and lets the server go when it is done. */
async function withServer(work) {
  await started();
  await work(resolverFor({ timeout: 2000, tries: 2 }, dns.promises.Resolver));
  await resolverFor({ timeout: 500, tries: 4 }, dns.promises.Resolver).resolveTxt('bye.test');
}

/** All that a failed query tells. */
function failure(error) {
  return [error.name, error.code, error.message, error.errno, error.syscall, error.hostname];
}

/** Prints how each of these ends, one after the other: functions that give promises, by their names. */
async function show(queries) {
  for (const [name, query] of Object.entries(queries)) {
    try {
      console.log(name, await query());
    } catch (error) {
      console.log(name, ...failure(error));
    }
  }
}

module.exports = { SERVER, resolverFor, withServer, failure, show };

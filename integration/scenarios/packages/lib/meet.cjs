'use strict';
// What the programs in this folder share: how they find their peer, and how errors and digests are printed.
const { createHash } = require('node:crypto');
const http = require('node:http');
const net = require('node:net');

const host = process.env.PEER_HOST;
const port = Number(process.env.PEER_PORT);

const tries = () =>
  new Promise((resolve) => {
    const socket = net.connect(port, host);
    socket.once('connect', () => resolve(true));
    socket.once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });

/** The peer may still be starting: waits for it, and gives its origin. */
async function peer() {
  while (!(await tries())) await new Promise((resolve) => setTimeout(resolve, 50));
  return `http://${host}:${port}`;
}

/** Tells the peer that this was all. */
const bye = () =>
  new Promise((resolve, reject) => {
    const request = http.get({ host, port, path: '/bye', agent: false }, (response) => {
      response.resume().on('close', resolve);
    });
    request.on('error', reject);
  });

/** A text without the address and the port of the peer. */
const masked = (text) =>
  String(text).replaceAll(`${host}:${port}`, 'PEER').replaceAll(`:${port}`, ':PORT').replaceAll(host, 'HOST');

/** An error in one line. */
const told = (error) =>
  masked(`${error.name}${error.code === undefined ? '' : ` ${error.code}`}: ${error.message}`);

/** Prints how a promise ends: `shown(value)`, or the error. */
async function report(label, promise, shown = (value) => value) {
  try {
    console.log(label, '->', shown(await promise));
  } catch (error) {
    console.log(label, '-> failed:', told(error));
  }
}

const sha256 = (bytes) => createHash('sha256').update(bytes).digest('hex');

const PATTERN = Buffer.from(Array.from({ length: 997 }, (_, i) => (i * 7 + (i >> 3) * 13) & 0xff));

/** Some bytes that do not repeat soon: the same each time. */
const bytes = (length) => Buffer.alloc(length, PATTERN);

/** `other.test` is the peer too, for redirects to another host. */
const lookup = (name, options, callback) => {
  if (options.all) callback(null, [{ address: host, family: 4 }]);
  else callback(null, host, 4);
};

module.exports = { host, port, peer, bye, masked, told, report, sha256, bytes, lookup };

// Arguments: HOST PORT COUNT WINDOW. Holds COUNT connections that have sent half a head, readers that do not read, and posts that do
// not end; asks as an honest client meanwhile; then lets all go. Prints what the server reports before, during and after, as JSON.
import http from 'node:http';
import { connect } from 'node:net';

const [host, port, total, window] = process.argv.slice(2);
const count = Number(total);
const READERS = 20;
const POSTS = 10;
const HONEST = 200;
const PATIENCE = 600;
/** What the engine has at most, in bytes, when no connection is left. */
const ENGINE_AT_REST = 7 * 1024 * 1024;
const MEBIBYTE = 1024 * 1024;
/** What the tokens of one connection have. The stack keeps those of some for others to come, with or without the reporter's. */
const TOKENS = { events: 3, blocks: 5 };
const target = { host, port: Number(port) };
const held = [];
const reporter = new http.Agent({ keepAlive: true });
const errors = {};

function open(text) {
  return new Promise((resolve, reject) => {
    const socket = connect({ ...target, noDelay: true }, () => {
      socket.write(text, () => resolve(socket));
    });
    socket.on('error', (error) => {
      errors[error.code] = (errors[error.code] ?? 0) + 1;
      reject(error);
    });
    held.push(socket);
  });
}

/** So many at a time: what EDK2's backlog has room for. */
async function openAll(texts) {
  const left = texts.slice();
  const one = async () => {
    for (let text = left.pop(); text !== undefined; text = left.pop()) await open(text);
  };
  await Promise.all(Array.from({ length: Number(window) }, one));
}

function ask(path, agent = false) {
  return new Promise((resolve, reject) => {
    const request = http.get({ ...target, path, agent }, (response) => {
      const parts = response.setEncoding('utf8').toArray();
      parts.then((texts) => resolve(texts.join('')), reject);
    });
    request.on('error', reject);
  });
}

const wait = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

const report = async () => JSON.parse(await ask('/report', reporter));

async function say(moment) {
  // The engine collects cycles now and then: requests in between, and the least of what they find.
  let least;
  for (let i = 0; i < HONEST; i++) {
    const found = await report();
    if (least === undefined || found.usedMemory < least.usedMemory) least = found;
  }
  console.log(JSON.stringify({ moment, held: held.length, errors, ...least }));
  return least;
}

const HALF = 'GET / HTTP/1.1\r\nHost: half\r\nX-Half: ';

/** All is let go; waits until the server has given back what it had of them. */
async function letGo(isEnough) {
  for (const socket of held.splice(0)) socket.destroy();
  const started = performance.now();
  for (let i = 0; i < PATIENCE; i++) {
    const now = await report();
    if (now.connections === 1 && isEnough(now)) break;
    // The engine collects its cycles when so much has come together: honest connections bring it there.
    for (let j = 0; j < 5; j++) await ask('/');
    await wait(20);
  }
  console.error(`given back after ${Math.round(performance.now() - started)} ms`);
}

// The stack keeps the tokens of some connections for those to come, and firmware the pages of its pool: once before the count begins.
await openAll(Array.from({ length: count }, () => HALF));
await letGo(({ usedMemory }) => usedMemory < ENGINE_AT_REST);
const before = await say('before');
await openAll(Array.from({ length: count }, () => HALF));
await say('half');
await openAll(Array.from({ length: READERS }, () => 'GET /large HTTP/1.1\r\nHost: slow\r\n\r\n'));
for (const socket of held.slice(-READERS)) socket.pause();
await openAll(
  Array.from(
    { length: POSTS },
    () => 'POST / HTTP/1.1\r\nHost: endless\r\nTransfer-Encoding: chunked\r\n\r\n',
  ),
);
const posts = held.slice(-POSTS);
const timer = setInterval(() => {
  for (const socket of posts) socket.write(`1000\r\n${'y'.repeat(4096)}\r\n`);
}, 50);
await say('all');
clearInterval(timer);
let answered = 0;
for (let i = 0; i < 50; i++) if ((await ask('/')) === 'Hello world!\n') answered += 1;
console.log(JSON.stringify({ moment: 'honest', answered }));
await letGo(
  ({ events, blocks, usedMemory }) =>
    events <= before.events + TOKENS.events &&
    blocks <= before.blocks + TOKENS.blocks &&
    usedMemory < before.usedMemory + MEBIBYTE,
);
await say('after');
await ask('/end');
reporter.destroy();

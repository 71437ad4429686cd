// Arguments: HOST PORT COUNT WINDOW. Holds COUNT connections that have sent half a head, readers that do not read, and posts that do
// not end; asks as an honest client meanwhile; then lets all go. Prints what the server reports before, during and after, as JSON.
import http from 'node:http';
import { connect } from 'node:net';

const [host, port, total, window] = process.argv.slice(2);
const count = Number(total);
const READERS = 20;
const POSTS = 10;
const HONEST = 200;
const target = { host, port: Number(port) };
const held = [];
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

function ask(path) {
  return new Promise((resolve, reject) => {
    const request = http.get({ ...target, path, agent: false }, (response) => {
      const parts = response.setEncoding('utf8').toArray();
      parts.then((texts) => resolve(texts.join('')), reject);
    });
    request.on('error', reject);
  });
}

const wait = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

async function say(moment) {
  // The engine collects cycles now and then: requests in between, and the least of what they find.
  let least;
  for (let i = 0; i < HONEST; i++) {
    const found = JSON.parse(await ask('/report'));
    if (least === undefined || found.usedMemory < least.usedMemory) least = found;
  }
  console.log(JSON.stringify({ moment, held: held.length, errors, ...least }));
  return least;
}

await say('before');
await openAll(Array.from({ length: count }, () => 'GET / HTTP/1.1\r\nHost: half\r\nX-Half: '));
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
for (const socket of held) socket.destroy();
for (let i = 0; i < 300 && JSON.parse(await ask('/report')).connections > 1; i++) await wait(100);
await say('after');
await ask('/end');

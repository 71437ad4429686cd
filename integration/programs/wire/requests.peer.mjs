// Arguments: HOST PORT REQUESTS CONNECTIONS. So many requests of hello.cjs over keep-alive connections; prints the server's report, as
// JSON, after the first tenth, the half and all of them.
import { connect } from 'node:net';

const [host, port, total, width] = process.argv.slice(2);
const requests = Number(total);
const TEXT = (path) => Buffer.from(`GET ${path} HTTP/1.1\r\nHost: a\r\n\r\n`);
const HELLO = TEXT('/');

/** One connection that answers a request with the body of the answer. */
async function client() {
  const socket = connect({ host, port: Number(port), noDelay: true });
  let heard = '';
  let settle;
  socket.on('data', (chunk) => {
    heard += chunk.latin1Slice();
    const head = heard.indexOf('\r\n\r\n');
    if (head < 0) return;
    const length = Number(/content-length: (\d+)/i.exec(heard)[1]);
    if (heard.length < head + 4 + length) return;
    const body = heard.slice(head + 4);
    heard = '';
    settle(body);
  });
  socket.on('error', (error) => {
    throw error;
  });
  socket.on('close', () => settle?.(undefined));
  await new Promise((resolve) => socket.once('connect', resolve));
  return {
    socket,
    ask: (text) =>
      new Promise((resolve) => {
        settle = resolve;
        socket.write(text);
      }),
  };
}

const clients = [];
for (let i = 0; i < Number(width); i++) clients.push(await client());
let asked = 0;

async function until(count) {
  const one = async ({ ask }) => {
    while (asked < count) {
      asked += 1;
      const body = await ask(HELLO);
      if (body !== 'Hello world!\n') throw new Error(`request ${asked} was answered ${JSON.stringify(body)}`);
    }
  };
  await Promise.all(clients.map(one));
  const report = JSON.parse(await clients[0].ask(TEXT('/report')));
  console.log(JSON.stringify({ requests: count, ...report }));
}

for (const part of [0.1, 0.5, 1]) await until(Math.round(requests * part));
for (const { socket } of clients.slice(1)) socket.destroy();
await clients[0].ask(TEXT('/end'));
clients[0].socket.destroy();

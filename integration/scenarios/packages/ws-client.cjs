'use strict';
// A WebSocket client with ws: by events and by the browser's interface, messages of each kind, what a server does badly,
// back-pressure, and every way in which a connection ends or does not begin.
// package: ws
// tried: upgrade, refused upgrades, redirects, headers, subprotocols, text frames, binary frames, binary types, fragmentation, ping, pong, big messages, bufferedAmount, close codes, time-outs, abnormal end, ECONNREFUSED, ECONNRESET
const { once } = require('node:events');
const http = require('node:http');
const WebSocket = require('ws');
const { host, port, peer, masked, sha256, bytes } = require('./lib/meet.cjs');

const shown = (data, isBinary) =>
  data.length > 100 ? [isBinary, data.length, sha256(data)] : [isBinary, String(data)];

async function main() {
  await peer();
  const url = `ws://${host}:${port}`;

  async function open(path, protocols, options) {
    const ws = new WebSocket(url + path, protocols, options);
    console.log(path, ws.readyState);
    await once(ws, 'open');
    console.log(path, 'open', ws.readyState, JSON.stringify(ws.protocol), JSON.stringify(ws.extensions));
    return ws;
  }
  async function ask(ws, data, options) {
    const answer = once(ws, 'message');
    ws.send(data, options);
    return shown(...(await answer));
  }
  const closed = (ws) =>
    new Promise((resolve) => {
      ws.on('close', (code, reason) => resolve([code, String(reason), ws.readyState]));
    });
  async function failed(label, ws) {
    const end = closed(ws);
    const [error] = await once(ws, 'error');
    console.log(label, '-> failed:', masked(`${error.code} ${error.message}`), await end);
  }

  const ws = await open('/plain', ['one', 'two'], {
    perMessageDeflate: false,
    headers: { 'X-Mine': 'yes', Cookie: 'a=b' },
    origin: 'http://origin.test',
  });
  console.log(
    await ask(ws, 'hello'),
    await ask(ws, ''),
    await ask(ws, 'ünïcode 😀'),
    await ask(ws, Buffer.from([1, 2, 255])),
  );
  console.log(
    await ask(ws, 'x'.repeat(125)),
    await ask(ws, 'x'.repeat(126)),
    await ask(ws, 'x'.repeat(65_536)),
  );
  console.log('big up', await ask(ws, bytes(300_000)));
  console.log('big down', await ask(ws, 'big'));
  console.log('fragments', await ask(ws, 'fragments'));
  ws.send('in ', { fin: false });
  ws.send('parts', { fin: true });
  console.log('joined', shown(...(await once(ws, 'message'))));
  const pong = once(ws, 'pong');
  ws.ping('from here');
  console.log('pong', String((await pong)[0]));
  const ping = once(ws, 'ping');
  ws.send('ping');
  console.log('ping', String((await ping)[0]));

  // The server reads no further until it is told to, on another connection.
  const other = await open('/plain?other');
  console.log('flood', await ask(ws, 'flood'));
  const part = bytes(100_000);
  let count = 0;
  let done = 0;
  while (ws.bufferedAmount < 1_000_000 && count < 500) {
    count += 1;
    ws.send(part, () => {
      done += 1;
    });
    await new Promise(setImmediate);
  }
  console.log('backed up', ws.bufferedAmount >= 1_000_000, done < count);
  other.send('go on');
  const [, told] = await ask(ws, 'that was all');
  console.log(told === `${count} messages`, done === count, ws.bufferedAmount);
  other.close();
  console.log(await closed(other));
  ws.close(4000, 'my reason');
  console.log(ws.readyState, await closed(ws));
  ws.send('too late', (error) => console.log('too late:', error.message));
  await new Promise(setImmediate);

  // As in a browser.
  const page = new WebSocket(`${url}/plain`, { perMessageDeflate: false });
  page.binaryType = 'arraybuffer';
  await new Promise((resolve) => {
    page.onopen = ({ type, target }) => {
      console.log(type, target === page);
      page.send('text');
    };
    page.addEventListener('message', ({ data, type }) => {
      console.log(type, data instanceof ArrayBuffer ? new Uint8Array(data) : data);
      if (data === 'text') page.send(new Uint8Array([1, 2, 3]));
      else page.close();
    });
    page.onclose = ({ code, reason, wasClean }) =>
      resolve(console.log('close', code, JSON.stringify(reason), wasClean));
  });

  const ending = await open('/plain?ending');
  ending.send('close');
  console.log('closed by the server', await closed(ending));

  await failed('not found', new WebSocket(`${url}/nowhere`));
  await failed('no upgrade', new WebSocket(`${url}/page`));
  await failed('bad accept', new WebSocket(`${url}/bad-accept`));
  await failed('no such protocol', new WebSocket(`${url}/plain?none`, ['three']));
  const unexpected = new WebSocket(`${url}/nowhere`);
  const [request, response] = await once(unexpected, 'unexpected-response');
  console.log('unexpected', response.statusCode, request.path);
  unexpected.on('error', (error) => console.log(error.message));
  const end = closed(unexpected);
  unexpected.terminate();
  console.log(await end);
  const moved = await open('/moved', [], { followRedirects: true });
  console.log('redirected', masked(moved.url), await ask(moved, 'here'));
  moved.terminate();
  console.log(await closed(moved));
  await failed('not followed', new WebSocket(`${url}/moved`));
  await failed('handshake takes too long', new WebSocket(`${url}/silence`, { handshakeTimeout: 1000 }));
  await failed('refused', new WebSocket(`ws://${host}:1/`));
  await failed('hang up', new WebSocket(`${url}/hang-up`));
  const early = new WebSocket(`${url}/silence`);
  setImmediate(() => early.close());
  await failed('closed before it was open', early);
  try {
    new WebSocket('gopher://host/');
  } catch (error) {
    console.log(error.name, error.message);
  }

  const cut = await open('/plain?cut');
  cut.on('error', (error) => console.log('error', error.code));
  cut.send('cut');
  console.log('cut', await closed(cut));
  const reset = await open('/plain?reset');
  reset.on('error', (error) => console.log('error', error.code));
  reset.send('reset');
  console.log('reset', await closed(reset));
  await failed(
    'masked by the server',
    await open('/plain?masked').then((each) => {
      each.send('masked');
      return each;
    }),
  );
  await failed(
    'not UTF-8',
    await open('/plain?utf8').then((each) => {
      each.send('not utf8');
      return each;
    }),
  );
  await failed(
    'too big',
    await open('/plain?max', [], { maxPayload: 1000 }).then((each) => {
      each.send('big');
      return each;
    }),
  );

  const agent = new http.Agent({ keepAlive: true });
  const byAgent = await open('/plain?agent', [], { agent });
  console.log(
    'by an agent',
    await ask(byAgent, 'x'),
    Object.keys(agent.sockets).length,
    Object.keys(agent.freeSockets).length,
  );
  byAgent.send('stop');
  console.log('stopped', await closed(byAgent));
  agent.destroy();
}
main();

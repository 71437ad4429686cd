import { createHash } from 'node:crypto';
import { once } from 'node:events';
import http from 'node:http';
import { WebSocket, WebSocketServer } from 'ws';

const front = { host: '127.0.0.1', port: Number(process.env.SCENARIO_PORT) };
const sha256 = (data) => createHash('sha256').update(data).digest('hex');
const masked = (text) =>
  text.replaceAll(/(?:127\.0\.0\.1|10\.0\.2\.2|::ffff:127\.0\.0\.1)(?::\d+)?/g, 'HOST');
const shown = (body) =>
  body.length > 200 ? `${body.length} bytes, sha256 ${sha256(body)}` : JSON.stringify(String(body));
const MUCH = Buffer.alloc(600_000, 'something that repeats itself, but not too soon; ');

// -- the target

const silent = new Set();
const over = [];
const target = http.createServer(async (req, res) => {
  const parts = [];
  try {
    for await (const part of req) parts.push(part);
  } catch (error) {
    console.log('target:', req.url, 'broke off', error.code);
    return;
  }
  const headers = Object.entries(req.headers)
    .filter(([name]) => !/^(?:x-forwarded-port)$/.test(name))
    .map(([name, value]) => `${name}: ${masked(value).replaceAll(/10\.0\.2\.\d+/g, 'HOST')}`);
  console.log('target:', req.method, req.url, headers.join(', '), shown(Buffer.concat(parts)));
  if (req.url.includes('silence')) {
    silent.add(req.socket);
    req.socket.on('close', () => silent.delete(req.socket));
    res.on('close', () => over.push(`${req.url} is over, ${res.writableFinished}`));
  } else if (req.url.includes('redirect'))
    res.writeHead(302, { Location: `http://${req.headers.host}/landing` }).end();
  else if (req.url.includes('much')) res.end(MUCH);
  else if (req.url.includes('cut')) {
    res.writeHead(200, { 'Content-Length': 100 });
    res.write('the beginning');
    setTimeout(() => req.socket.destroy(), 50);
  } else if (req.url.includes('hang-up')) req.socket.destroy();
  else if (req.url.includes('cookies')) {
    res.setHeader('Set-Cookie', ['a=1; Domain=back.test; Path=/deep', 'b=2; Path=/']);
    res.end('cookies');
  } else {
    res.writeHead(req.url.includes('missing') ? 404 : 200, 'As It Is', {
      'X-Answer': 'target',
      'Content-Type': 'text/plain',
    });
    res.write('part one, ');
    res.end('part two');
  }
});
const wss = new WebSocketServer({ server: target });
wss.on('connection', (ws, req) => {
  console.log(
    'target: websocket',
    req.url,
    req.headers['x-passed'],
    req.headers['x-forwarded-proto'],
    ws.protocol,
  );
  ws.on('message', (data, isBinary) => {
    if (String(data) === 'close') ws.close(4000, 'by the target');
    else if (String(data) === 'cut') ws.terminate();
    else ws.send(data, { binary: isBinary });
  });
  ws.on('close', (code) => wss.emit('over', req.url, code));
});
await new Promise((resolve) => {
  target.listen(Number(process.env.PEER_PORT), '127.0.0.1', resolve);
});

// -- the client

function ask(path, { body, ...options } = {}) {
  return new Promise((resolve) => {
    const req = http.request({ ...front, path, agent: false, ...options });
    req.on('error', (error) => resolve(console.log(path, 'failed:', error.code)));
    req.on('response', async (res) => {
      const parts = [];
      let end = '';
      try {
        for await (const part of res) parts.push(part);
      } catch (error) {
        end = `broke off: ${error.code}`;
      }
      const kept = res.rawHeaders.filter((_, i, all) =>
        /^(?:x-|location|set-cookie|transfer|connection)/i.test(all[i - (i % 2)]),
      );
      resolve(
        console.log(
          path,
          res.statusCode,
          res.statusMessage,
          masked(kept.join(' ')),
          shown(Buffer.concat(parts)),
          end,
        ),
      );
    });
    if (body === undefined) req.end();
    else if (Array.isArray(body)) {
      for (const part of body) req.write(part);
      req.end();
    } else req.end(body);
  });
}

async function left() {
  while (silent.size > 0) await new Promise((resolve) => setTimeout(resolve, 20));
  console.log(over);
}

await ask('/plain/hello?q=1', { headers: { 'X-Mine': 'yes' } });
await ask('/plain/head', { method: 'HEAD' });
await ask('/plain/missing');
await ask('/plain/post', { method: 'POST', body: 'a body', headers: { 'Content-Type': 'text/plain' } });
await ask('/plain/chunks', { method: 'PUT', body: ['one ', 'two'] });
await ask('/plain/up', { method: 'POST', body: MUCH });
await ask('/plain/much');
await ask('/plain/delete', { method: 'DELETE' });
await ask('/forwarded/a', { headers: { Host: 'front.test', 'X-Forwarded-For': '192.0.2.1' } });
await ask('/below/a');
await ask('/ignored/a');
await ask('/given/a');
await ask('/case/a');
await ask('/rewritten/redirect');
await ask('/followed/redirect');
await ask('/cookies/a');
await ask('/handled/a');
await ask('/buffered/a', { method: 'POST', headers: { 'Content-Length': '16' }, body: '0123456789abcdef' });
await ask('/both/a', { method: 'POST', body: 'for two' });
const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
for (const path of ['/kept/1', '/kept/2']) await ask(path, { agent });
agent.destroy();

await ask('/refused/a');
await ask('/lost/a');
await ask('/slow/silence');
await left();
await ask('/plain/hang-up');
await ask('/plain/cut');
const leaving = http.get({ ...front, path: '/plain/silence', agent: false });
leaving.on('error', (error) => console.log('left', error.code));
while (silent.size === 0) await new Promise((resolve) => setTimeout(resolve, 20));
leaving.destroy();
await left();

async function socket(path, protocols) {
  const ws = new WebSocket(`ws://127.0.0.1:${front.port}${path}`, protocols);
  ws.on('error', (error) => console.log(path, error.message));
  const end = new Promise((resolve) => {
    ws.on('close', (code, reason) => resolve(console.log(path, 'closed', code, String(reason))));
  });
  const opened = await Promise.race([
    once(ws, 'open').then(
      () => true,
      () => false,
    ),
    end.then(() => false),
  ]);
  return { ws, end, opened };
}
for (const way of ['close', 'cut', 'from here']) {
  const { ws, end } = await socket(`/chat?${encodeURIComponent(way)}`, 'mine');
  for (const data of ['hello', Buffer.alloc(300_000, 'x')]) {
    const answer = once(ws, 'message');
    ws.send(data);
    const [back, isBinary] = await answer;
    console.log(isBinary, shown(back), ws.protocol);
  }
  const over = once(wss, 'over');
  if (way === 'from here') ws.close(1000, 'done');
  else ws.send(way);
  await end;
  console.log('target: websocket closed', ...(await over));
}
await (await socket('/refused/ws')).end;
await ask('/stop');
wss.close();
target.close();
target.closeAllConnections();

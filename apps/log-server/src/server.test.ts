import { createHash, randomBytes } from 'node:crypto';
import { type IncomingMessage, request as httpRequest, type RequestOptions, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createLogServer } from './server.ts';
import { LogStore } from './store.ts';

const LIMIT = 1_048_576;
let store: LogStore;
let server: Server;
let port = 0;

beforeEach(async () => {
  store = new LogStore(LIMIT);
  server = createLogServer(store, '');
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address: AddressInfo | string | null = server.address();
  port = typeof address === 'object' && address !== null ? address.port : 0;
});

afterEach(() => {
  server.closeAllConnections();
  server.close();
});

interface Reply {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
}

function ask(
  method: string,
  path: string,
  body?: Uint8Array | string,
  more: RequestOptions = {},
): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const request = httpRequest({ port, host: '127.0.0.1', method, path, ...more }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('error', reject);
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(parts) }),
      );
    });
    request.on('error', reject);
    request.end(body);
  });
}

function json(reply: Reply): unknown {
  return JSON.parse(reply.body.toString());
}

function sha256(data: Uint8Array): string {
  return createHash('sha256').update(data).digest('hex');
}

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 2));
}

test('a log comes back as it was sent', async () => {
  const data = randomBytes(700_000);
  const sent = await ask('POST', '/logs/boot.bin', data);
  expect(sent.status).toBe(201);
  expect(sent.headers.location).toBe('/logs/boot.bin');
  expect(json(sent)).toMatchObject({ name: 'boot.bin', size: 700_000, complete: true });
  const got = await ask('GET', '/logs/boot.bin');
  expect(got.headers).toMatchObject({
    'content-length': '700000',
    'content-type': 'application/octet-stream',
  });
  expect(sha256(got.body)).toBe(sha256(data));
});

test('an empty log, a HEAD, a text', async () => {
  expect((await ask('POST', '/logs/empty.txt', '')).status).toBe(201);
  const head = await ask('HEAD', '/logs/empty.txt');
  expect(head).toMatchObject({ status: 200, headers: { 'content-length': '0' } });
  expect(head.headers['content-type']).toBe('text/plain; charset=utf-8');
});

test('a second log of the same name replaces the first', async () => {
  await ask('POST', '/logs/a', 'one');
  expect((await ask('POST', '/logs/a', 'two!')).status).toBe(200);
  expect((await ask('GET', '/logs/a')).body.toString()).toBe('two!');
  expect(store.used).toBe(4);
});

test('the list', async () => {
  await ask('POST', '/logs/a', 'one');
  await ask('POST', '/logs/b', 'three');
  expect(json(await ask('GET', '/logs'))).toMatchObject({
    logs: [
      { name: 'a', size: 3 },
      { name: 'b', size: 5 },
    ],
    used: 8,
    limit: LIMIT,
  });
});

test('delete gives the room back', async () => {
  await ask('POST', '/logs/a', 'one');
  expect((await ask('DELETE', '/logs/a')).status).toBe(204);
  expect((await ask('DELETE', '/logs/a')).status).toBe(404);
  expect((await ask('GET', '/logs/a')).status).toBe(404);
  expect(store.used).toBe(0);
});

test.each([
  ['GET', '/nothing', 404],
  ['GET', '/logs/..%2Fetc', 400],
  ['GET', '/logs/%zz', 400],
  ['GET', '/logs/a/b', 400],
  ['GET', '/logs/.hidden', 400],
  ['GET', `/logs/${'a'.repeat(101)}`, 400],
  ['POST', '/logs/a.partial', 400],
])('%s %s is %i, with the reason', async (method, path, status) => {
  const reply = await ask(method, path);
  expect(reply.status).toBe(status);
  expect(json(reply)).toEqual({ error: expect.stringMatching(/./) });
});

test.each([
  ['POST', '/', 'GET, HEAD'],
  ['DELETE', '/logs', 'GET, HEAD'],
  ['PATCH', '/logs/a', 'GET, HEAD, POST, DELETE'],
])('%s %s is 405 and says what is allowed', async (method, path, allowed) => {
  const reply = await ask(method, path);
  expect(reply.status).toBe(405);
  expect(reply.headers.allow).toBe(allowed);
});

test('an announced size beyond the limit is refused', async () => {
  const reply = await ask('POST', '/logs/big', Buffer.alloc(LIMIT + 1));
  expect(reply.status).toBe(413);
  expect(store.used).toBe(0);
});

test('an unannounced size beyond the limit is refused, and nothing of it stays', async () => {
  await ask('POST', '/logs/kept', 'kept');
  const reply = await ask('POST', '/logs/kept', Buffer.alloc(LIMIT), {
    headers: { 'Transfer-Encoding': 'chunked' },
  });
  expect(reply.status).toBe(413);
  expect(store.used).toBe(4);
  expect((await ask('GET', '/logs/kept')).body.toString()).toBe('kept');
});

test('a sender that goes away half-way', async () => {
  const socket = connect(port, '127.0.0.1');
  socket.write('POST /logs/crash.txt HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\nlast words');
  await until(() => store.used === 10);
  expect(store.list()).toEqual([]);
  socket.destroy();
  await until(() => store.list().length === 1);
  expect((await ask('GET', '/logs/crash.txt.partial')).body.toString()).toBe('last words');
  expect(json(await ask('GET', '/logs'))).toMatchObject({
    logs: [{ name: 'crash.txt.partial', complete: false }],
  });
  // Its room is given to who needs it.
  expect((await ask('POST', '/logs/big', Buffer.alloc(LIMIT))).status).toBe(201);
  expect(store.list().map(({ name }) => name)).toEqual(['big']);
});

test('a whole log takes the place of a partial one', async () => {
  store.upload('a').breakOff();
  const upload = store.upload('a');
  upload.write(Buffer.from('half'));
  upload.breakOff();
  await ask('POST', '/logs/a', 'whole');
  expect(store.list().map(({ name }) => name)).toEqual(['a']);
});

test('many small writes', async () => {
  const upload = store.upload('small');
  const sent: Buffer[] = [];
  for (let size = 0; size < 600; size += 1) {
    const piece = randomBytes(size);
    sent.push(piece);
    upload.write(piece);
  }
  const log = upload.commit();
  expect(sha256(Buffer.concat(log.pieces))).toBe(sha256(Buffer.concat(sent)));
  expect(log.pieces.length).toBe(Math.ceil(log.size / 65_536));
});

test('the page names logs safely', async () => {
  await ask('POST', '/logs/boot.txt', 'x');
  const reply = await ask('GET', '/', undefined, { headers: { Host: '<b>' } });
  expect(reply.headers['content-type']).toBe('text/html; charset=utf-8');
  expect(reply.body.toString()).toContain('<a href="/logs/boot.txt">boot.txt</a>');
  expect(reply.body.toString()).not.toContain('<b>');
});

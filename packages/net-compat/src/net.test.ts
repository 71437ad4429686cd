/** What the scenarios cannot see: how net uses the stack below, and what this machine has not. */
import { type TcpConnection, TcpError, type TcpErrorCode, type TcpStack } from '@efi-node/efi-tcp4';
import { describe, expect, test } from 'vitest';
import type { Net } from './net.ts';
import type { Server } from './server.ts';
import type { Socket } from './socket.ts';
import { type Bench, createBench } from './testing/bench.ts';

function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server does not listen');
  return address.port;
}

/** A client and the server's socket for it, connected. */
async function pair({ net, run }: Bench): Promise<{ client: Socket; peer: Socket; server: Server }> {
  let peer: Socket | undefined;
  const server = net.createServer((socket) => {
    peer = socket;
  });
  server.listen(0);
  const client = net.connect(portOf(server), '127.0.0.1');
  await run(() => peer !== undefined && !client.connecting);
  if (peer === undefined) throw new Error('nobody came');
  return { client, peer, server };
}

/** A stack over loopback that lets a test see each connection. */
function watched(see: (connection: TcpConnection) => TcpConnection): (stack: TcpStack) => TcpStack {
  return (stack) => ({
    listen: (options, handlers) =>
      stack.listen(options, {
        ...handlers,
        onConnection: (connection) => handlers.onConnection(see(connection)),
      }),
    connect: (options, handlers) => stack.connect(options, handlers),
    close: (done) => stack.close(done),
  });
}

describe('reading', () => {
  test('a reader that does not read stops the stack from receiving', async () => {
    let posted = 0;
    const bench = createBench(
      watched((connection) => {
        const readStart = connection.readStart.bind(connection);
        const readStop = connection.readStop.bind(connection);
        connection.readStart = (reader) => {
          posted += 1;
          readStart(reader);
        };
        connection.readStop = () => {
          posted -= 1;
          readStop();
        };
        return connection;
      }),
    );
    const { client, peer } = await pair(bench);
    expect(posted).toBe(1);
    peer.pause();
    client.write(new Uint8Array(1024 * 1024));
    await bench.run(() => posted === 0);
    expect(peer.readableLength).toBeGreaterThanOrEqual(peer.readableHighWaterMark);
    expect(peer.bytesRead).toBeLessThan(1024 * 1024);
    peer.resume();
    await bench.run(() => peer.bytesRead === 1024 * 1024);
    expect(posted).toBe(1);
  });

  test('nothing is received into a socket that is paused from the start', async () => {
    const bench = createBench();
    const server = bench.net.createServer({ pauseOnConnect: true });
    const accepted: Socket[] = [];
    server.on('connection', (socket: Socket) => accepted.push(socket));
    server.listen(0);
    const client = bench.net.connect(portOf(server), '127.0.0.1', () => client.end('x'));
    await bench.run(() => client.writableFinished);
    expect(accepted[0]?.bytesRead).toBe(0);
  });
});

describe('writing', () => {
  test('what is corked goes to the stack as the chunks of one write', async () => {
    const writes: number[] = [];
    const bench = createBench(
      watched((connection) => {
        const tryWrite = connection.tryWrite.bind(connection);
        connection.tryWrite = (chunks, size) => {
          writes.push(chunks.length);
          return tryWrite(chunks, size);
        };
        return connection;
      }),
    );
    const { client, peer } = await pair(bench);
    peer.cork();
    for (const text of ['a', 'b', 'c']) peer.write(text);
    peer.uncork();
    const got: string[] = [];
    client.on('data', (data) => got.push(String(data)));
    await bench.run(() => got.length > 0);
    expect(writes).toEqual([3]);
    expect(got).toEqual(['abc']);
  });

  test('a write that the stack refuses ends the socket with its error', async () => {
    const bench = createBench(
      watched((connection) => {
        connection.tryWrite = () => false;
        connection.write = (_chunks, done) => {
          bench.loop.enqueue(() => done(new TcpError('reset', 'write')));
        };
        return connection;
      }),
    );
    const { peer } = await pair(bench);
    const seen: string[] = [];
    peer.on('error', (error) => seen.push(error.message));
    peer.on('close', (hadError: boolean) => seen.push(`close ${String(hadError)}`));
    peer.write('x', (error) => seen.push(`callback ${error?.message}`));
    await bench.run(() => seen.length === 3);
    expect(seen).toEqual(['callback write ECONNRESET', 'write ECONNRESET', 'close true']);
  });
});

describe('errors of the stack', () => {
  const cases: [TcpErrorCode, string][] = [
    ['refused', 'connect ECONNREFUSED 192.0.2.7:7'],
    ['reset', 'connect ECONNRESET 192.0.2.7:7'],
    ['timed-out', 'connect ETIMEDOUT 192.0.2.7:7'],
    ['host-unreachable', 'connect EHOSTUNREACH 192.0.2.7:7'],
    ['network-unreachable', 'connect ENETUNREACH 192.0.2.7:7 - Local (0.0.0.0:0)'],
    ['no-media', 'connect ENETDOWN 192.0.2.7:7'],
    ['no-memory', 'connect ENOMEM 192.0.2.7:7'],
    ['firmware', 'connect EIO 192.0.2.7:7'],
  ];

  for (const [code, message] of cases) {
    test(`${code} is ${message}`, async () => {
      const bench = createBench((stack) => ({
        listen: (options, handlers) => stack.listen(options, handlers),
        connect: (_options, handlers) => {
          const pending = bench.loop.enqueue(() => handlers.onError(new TcpError(code, 'connect')));
          return { cancel: () => pending.close(), ref: () => pending.ref(), unref: () => pending.unref() };
        },
        close: (done) => stack.close(done),
      }));
      const seen: unknown[] = [];
      const socket = bench.net.connect(7, '192.0.2.7');
      socket.on('error', (error) => seen.push(error.message, error.cause instanceof TcpError));
      socket.on('close', (hadError: boolean) => seen.push(hadError));
      await bench.run();
      // Only what firmware alone knows stays with the error: of all else Node's error says all.
      expect(seen).toEqual([message, code === 'firmware', true]);
    });
  }

  test('a listener that ends by itself is an error of the server', async () => {
    let end: (error: Error) => void = () => undefined;
    const bench = createBench((stack) => ({
      listen: (options, handlers) => {
        end = (error) => handlers.onError(error);
        return stack.listen(options, handlers);
      },
      connect: (options, handlers) => stack.connect(options, handlers),
      close: (done) => stack.close(done),
    }));
    const server = bench.net.createServer();
    const seen: unknown[] = [];
    server.on('error', (error) => seen.push(error.message, server.listening));
    server.on('close', () => seen.push('close'));
    server.listen(8080);
    bench.loop.enqueue(() => end(new TcpError('no-address', 'listen')));
    await bench.run(() => seen.length === 3);
    expect(seen).toEqual(['listen ENETUNREACH: network is unreachable 0.0.0.0:8080', false, 'close']);
  });
});

describe('what this machine has not', () => {
  async function errorOf(bench: Bench, start: (net: Net) => Socket | Server): Promise<unknown> {
    const seen: unknown[] = [];
    start(bench.net).on('error', (error: Error) => seen.push(error.message));
    await bench.run(() => seen.length > 0);
    return seen[0];
  }

  const cases: [string, (net: Net) => Socket | Server, string][] = [
    [
      'connect over IPv6',
      (net) => net.connect(80, '::1'),
      'connect EAFNOSUPPORT ::1:80 - Local (undefined:undefined)',
    ],
    [
      'listen on IPv6',
      (net) => net.createServer().listen(80, '::'),
      'listen EAFNOSUPPORT: address family not supported :::80',
    ],
    ['connect to a pipe', (net) => net.connect('/run/pipe'), 'connect ENOENT /run/pipe'],
    [
      'listen on a pipe',
      (net) => net.createServer().listen('/run/pipe'),
      'listen EACCES: permission denied /run/pipe',
    ],
    [
      'a name without a resolver',
      (net) => net.connect(80, 'example.org'),
      'getaddrinfo ENOTFOUND example.org',
    ],
    [
      'IPv6 of localhost',
      (net) => net.connect({ port: 80, host: 'localhost', family: 6 }),
      'getaddrinfo ENOTFOUND localhost',
    ],
  ];

  for (const [what, start, message] of cases) {
    test(`${what}: ${message}`, async () => {
      expect(await errorOf(createBench(), start)).toBe(message);
    });
  }

  test('file descriptors', () => {
    const { net } = createBench();
    expect(() => new net.Socket({ fd: 3 })).toThrow(expect.objectContaining({ code: 'ERR_INVALID_FD_TYPE' }));
  });
});

describe('idle', () => {
  test('packets do not make timers', async () => {
    const bench = createBench();
    const { client, peer } = await pair(bench);
    let idle = 0;
    peer.setTimeout(1000, () => {
      idle += 1;
    });
    const timer = bench.loop.timer.bind(bench.loop);
    let made = 0;
    bench.loop.timer = (callback, delay) => {
      made += 1;
      return timer(callback, delay);
    };
    peer.resume();
    for (let bytes = 1; bytes <= 200; bytes += 1) {
      client.write('x');
      await bench.run(() => peer.bytesRead === bytes);
    }
    expect(made).toBe(0);
    const before = bench.loop.now;
    await bench.run(() => idle === 1);
    expect(bench.loop.now - before).toBeGreaterThanOrEqual(999);
  });

  test('a large write that goes out slowly is no silence', async () => {
    let left = 0;
    const bench = createBench(
      watched((connection) => {
        connection.tryWrite = () => false;
        connection.write = () => {
          left = 100;
        };
        Object.defineProperty(connection, 'writeQueueSize', { get: () => left });
        return connection;
      }),
    );
    const { peer } = await pair(bench);
    peer.setTimeout(100);
    const silences: number[] = [];
    peer.on('timeout', () => silences.push(left));
    peer.write(new Uint8Array(100));
    const drip = (): void => {
      left -= 10;
      if (left > 50) bench.loop.timer(drip, 90);
    };
    bench.loop.timer(drip, 90);
    await bench.run(() => silences.length > 0);
    expect(silences).toEqual([50]);
  });
});

test('two machines do not see each other', async () => {
  const one = createBench();
  const two = createBench();
  const server = one.net.createServer().listen(5000);
  await one.run(() => server.listening);
  const other = two.net.createServer().listen(5000);
  await two.run(() => other.listening);
  expect(one.net.Socket).not.toBe(two.net.Socket);
  expect(new one.net.Socket()).not.toBeInstanceOf(two.net.Socket);
});

test('after everything is closed nothing keeps the loop alive', async () => {
  const bench = createBench();
  const { client, server } = await pair(bench);
  client.end();
  server.close();
  client.resume();
  await bench.run();
  expect(bench.loop.alive()).toBe(false);
});

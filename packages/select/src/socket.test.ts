import { describe, expect, test } from 'vitest';
import { type Bench, createBench } from './bench.test.support.ts';
import {
  AF_INET,
  IPPROTO_TCP,
  MSG_DONTWAIT,
  MSG_PEEK,
  SHUT_WR,
  SO_ERROR,
  SO_LINGER,
  SO_REUSEADDR,
  SOCK_STREAM,
  SOL_SOCKET,
  TCP_NODELAY,
} from './constants.ts';
import { SocketError, type SocketErrorCode } from './errors.ts';
import type { Socket } from './socket.ts';

function codeOf(call: () => unknown): SocketErrorCode | 'none' {
  try {
    call();
  } catch (error) {
    if (error instanceof SocketError) return error.code;
    throw error;
  }
  return 'none';
}

/** A server's listening socket, a client, and the server's end of it. */
function pair({ socket }: Bench): { server: Socket; client: Socket; peer: Socket } {
  const server = socket();
  server.bind(['127.0.0.1', 0]);
  server.listen(5);
  const client = socket(AF_INET, SOCK_STREAM);
  client.connect(server.getsockname());
  const [peer] = server.accept();
  return { server, client, peer };
}

describe('blocking', () => {
  test('a request and its answer, line by line', () => {
    const { client: s, peer } = pair(createBench());
    s.sendall('GET /hello\r\n\r\n');
    expect(peer.recv(4096).toString()).toBe('GET /hello\r\n\r\n');
    peer.sendall('hello');
    peer.close();
    expect(s.recv(4096).toString()).toBe('hello');
    expect(s.recv(4096)).toHaveLength(0);
    s.close();
  });

  test('recv(1) leaves the rest queued, and it can be seen', () => {
    const { client, peer } = pair(createBench());
    client.sendall('abc');
    expect(peer.recv(1).toString()).toBe('a');
    expect(peer.available).toBe(2);
    expect(String(peer)).toContain('2 bytes received');
    expect(peer.recv(10, MSG_PEEK).toString()).toBe('bc');
    expect(peer.recv(1).toString()).toBe('b');
    expect(peer.recv(10).toString()).toBe('c');
  });

  test('sendall of more than any window, with the reader in a timer', () => {
    const bench = createBench();
    const { client, peer } = pair(bench);
    const data = new Uint8Array(3 * 1024 * 1024).map((_, index) => index * 7);
    const got: Uint8Array[] = [];
    const drain = (): void => {
      while (peer.available > 0) got.push(peer.recv(100_000));
      bench.loop.timer(drain, 1).unref();
    };
    drain();
    client.sendall(data);
    client.close();
    for (let bytes = peer.recv(65_536); bytes.length > 0; bytes = peer.recv(65_536)) got.push(bytes);
    expect(Buffer.concat(got).equals(data)).toBe(true);
  });

  test('names of both ends', () => {
    const { server, client, peer } = pair(createBench());
    expect(client.getpeername()).toEqual(server.getsockname());
    expect(peer.getpeername()).toEqual(client.getsockname());
    expect(peer.getsockname()[0]).toBe('127.0.0.1');
    expect(codeOf(() => server.getpeername())).toBe('ENOTCONN');
  });

  test('nobody listens', () => {
    const s = createBench().socket();
    expect(() => s.connect(['127.0.0.1', 9])).toThrow(
      expect.objectContaining({
        name: 'ConnectionRefusedError',
        code: 'ECONNREFUSED',
        errno: 111,
        syscall: 'connect',
        message: '[Errno 111] connect: Connection refused (127.0.0.1:9)',
      }),
    );
  });

  test('a refused socket can connect again', () => {
    const bench = createBench();
    const { server } = pair(bench);
    const s = bench.socket();
    expect(codeOf(() => s.connect(['127.0.0.1', 9]))).toBe('ECONNREFUSED');
    s.connect(server.getsockname());
    expect(codeOf(() => s.connect(server.getsockname()))).toBe('EISCONN');
  });

  test('a name that nobody knows', () => {
    expect(codeOf(() => createBench().socket().connect(['no.such.host', 9]))).toBe('EAI_NONAME');
  });

  test('a time-out', () => {
    const bench = createBench();
    const { client } = pair(bench);
    client.settimeout(2.5);
    const before = bench.loop.now;
    expect(codeOf(() => client.recv(1))).toBe('ETIMEDOUT');
    bench.loop.updateTime();
    expect(bench.loop.now - before).toBeGreaterThanOrEqual(2500);
    expect(client.gettimeout()).toBe(2.5);
  });

  test('timers go on while a call blocks', () => {
    const bench = createBench();
    const { client, peer } = pair(bench);
    bench.loop.timer(() => peer.sendall('late'), 100);
    expect(client.recv(100).toString()).toBe('late');
  });

  test('the peer resets', () => {
    const { client, peer } = pair(createBench());
    peer.setsockopt(SOL_SOCKET, SO_LINGER, [1, 0]);
    peer.close();
    expect(codeOf(() => client.recv(1))).toBe('ECONNRESET');
    expect(client.recv(1)).toHaveLength(0);
  });

  test('shutdown ends one direction', () => {
    const { client, peer } = pair(createBench());
    client.shutdown(SHUT_WR);
    expect(codeOf(() => client.send('x'))).toBe('EPIPE');
    expect(peer.recv(1)).toHaveLength(0);
    peer.sendall('still');
    expect(client.recv(10).toString()).toBe('still');
  });
});

describe('not blocking', () => {
  test('what would block says so', () => {
    const bench = createBench();
    const { server, client } = pair(bench);
    client.setblocking(false);
    server.setblocking(false);
    expect(client.getblocking()).toBe(false);
    expect(codeOf(() => client.recv(1))).toBe('EAGAIN');
    expect(codeOf(() => server.accept())).toBe('EAGAIN');
    client.setblocking(true);
    expect(codeOf(() => client.recv(1, MSG_DONTWAIT))).toBe('EAGAIN');
  });

  test('connect is in progress, then select tells', () => {
    const bench = createBench();
    const { server } = pair(bench);
    const s = bench.socket();
    s.setblocking(false);
    expect(codeOf(() => s.connect(server.getsockname()))).toBe('EINPROGRESS');
    expect(codeOf(() => s.connect(server.getsockname()))).toBe('EALREADY');
    expect(bench.select([], [s], [])).toEqual([[], [s], []]);
    expect(s.getsockopt(SOL_SOCKET, SO_ERROR)).toBe(0);
  });

  test('a connect that fails is readable, writable and failed', () => {
    const bench = createBench();
    const s = bench.socket();
    s.setblocking(false);
    expect(codeOf(() => s.connect(['127.0.0.1', 9]))).toBe('EINPROGRESS');
    expect(bench.select([s], [s], [s])).toEqual([[s], [s], [s]]);
    expect(s.getsockopt(SOL_SOCKET, SO_ERROR)).toBe(111);
    expect(s.getsockopt(SOL_SOCKET, SO_ERROR)).toBe(0);
  });

  test('send stops when the window is full', () => {
    const { client } = pair(createBench());
    client.setblocking(false);
    let sent = 0;
    const chunk = new Uint8Array(64 * 1024);
    const code = codeOf(() => {
      for (;;) sent += client.send(chunk);
    });
    expect(code).toBe('EAGAIN');
    expect(sent).toBeGreaterThan(0);
  });
});

describe('with promises', () => {
  test('accept, connect, sendall and recv', async () => {
    const bench = createBench();
    const server = bench.socket();
    server.listen();
    const client = bench.socket();
    const done: string[] = [];
    const serve = async (): Promise<void> => {
      const [peer] = await server.acceptAsync();
      const bytes = await peer.recvAsync(100);
      await peer.sendallAsync(bytes.toString().toUpperCase());
      peer.close();
    };
    const ask = async (): Promise<void> => {
      await client.connectAsync(['localhost', server.getsockname()[1]]);
      await client.sendallAsync('hello');
      done.push((await client.recvAsync(100)).toString());
      done.push((await client.recvAsync(100)).toString());
    };
    const both = Promise.all([serve(), ask()]);
    await bench.run(() => done.length === 2);
    await both;
    expect(done).toEqual(['HELLO', '']);
  });

  test('a refused connect rejects', async () => {
    const bench = createBench();
    let code: unknown;
    const refused = bench
      .socket()
      .connectAsync(['127.0.0.1', 9])
      .catch((error: unknown) => {
        code = error instanceof SocketError ? error.code : error;
      });
    await bench.run(() => code !== undefined);
    await refused;
    expect(code).toBe('ECONNREFUSED');
  });
});

describe('wrong use', () => {
  test('each ends in its error', () => {
    const bench = createBench();
    const { server, client } = pair(bench);
    const fresh = bench.socket();
    const closed = bench.socket();
    closed.close();
    closed.close();
    const cases: [SocketErrorCode, () => unknown][] = [
      ['EAFNOSUPPORT', () => bench.socket(10)],
      ['EOPNOTSUPP', () => bench.socket(AF_INET, 2)],
      ['ENOTCONN', () => fresh.recv(1)],
      ['ENOTCONN', () => fresh.send('x')],
      ['ENOTCONN', () => fresh.shutdown(SHUT_WR)],
      ['EINVAL', () => fresh.accept()],
      ['EINVAL', () => fresh.bind(['127.0.0.1', 70_000])],
      ['EINVAL', () => fresh.settimeout(-1)],
      ['EINVAL', () => client.recv(-1)],
      ['EINVAL', () => client.shutdown(7)],
      ['EINVAL', () => server.listen()],
      ['ENOPROTOOPT', () => fresh.setsockopt(SOL_SOCKET, 77, 1)],
      ['EOPNOTSUPP', () => fresh.setsockopt(SOL_SOCKET, SO_LINGER, [1, 5])],
      ['EBADF', () => closed.recv(1)],
      ['EBADF', () => closed.connect(server.getsockname())],
      ['EBADF', () => closed.getsockname()],
      ['EBADF', () => bench.select([closed], [], [])],
      ['EADDRINUSE', () => listenOn(bench, server.getsockname())],
      ['EADDRNOTAVAIL', () => listenOn(bench, ['192.0.2.1', 0])],
    ];
    expect(cases.map(([, call]) => codeOf(call))).toEqual(cases.map(([code]) => code));
  });

  test('options that are known can be read back', () => {
    const s = createBench().socket();
    s.setsockopt(IPPROTO_TCP, TCP_NODELAY, 0);
    s.setsockopt(SOL_SOCKET, SO_REUSEADDR, true);
    expect(s.getsockopt(IPPROTO_TCP, TCP_NODELAY)).toBe(0);
    expect(s.getsockopt(SOL_SOCKET, SO_REUSEADDR)).toBe(1);
  });

  test('a wait that nothing can end is an error, not a hang', () => {
    const bench = createBench();
    const s = bench.socket();
    expect(codeOf(() => bench.select([s], [], []))).toBe('EDEADLK');
  });
});

function listenOn(bench: Bench, name: [string, number]): void {
  const s = bench.socket();
  s.bind(name);
  s.listen();
}

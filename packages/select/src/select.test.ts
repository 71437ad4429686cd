import { expect, test } from 'vitest';
import { createBench } from './bench.test.support.ts';
import { POLLHUP, POLLIN, POLLOUT } from './constants.ts';

test('select returns when a client arrives', () => {
  const { socket, select, loop } = createBench();
  const s = socket();
  s.listen();
  loop.timer(() => {
    const client = socket();
    client.setblocking(false);
    try {
      client.connect(['127.0.0.1', s.getsockname()[1]]);
    } catch {
      // In progress, as it has to be.
    }
  }, 50);
  expect(select([s], [], [])).toEqual([[s], [], []]);
  expect(s.accept()[1][0]).toBe('127.0.0.1');
});

test('a time-out of 0 looks once, another waits', () => {
  const { socket, select, loop } = createBench();
  const s = socket();
  s.listen();
  expect(select([s], [], [], 0)).toEqual([[], [], []]);
  const before = loop.now;
  expect(select([s], [], [], 1.5)).toEqual([[], [], []]);
  loop.updateTime();
  expect(loop.now - before).toBeGreaterThanOrEqual(1500);
  expect(() => select([s], [], [], -1)).toThrow(expect.objectContaining({ code: 'EINVAL' }));
});

test('select tells which of several are ready', () => {
  const { socket, select } = createBench();
  const server = socket();
  server.listen();
  const clients = [socket(), socket(), socket()] as const;
  for (const client of clients) client.connect(['127.0.0.1', server.getsockname()[1]]);
  const peers = clients.map(() => server.accept()[0]);
  peers[1]?.sendall('x');
  expect(select(clients, [], [])).toEqual([[clients[1]], [], []]);
  peers[2]?.close();
  expect(select([clients[0], clients[2]], [], [])).toEqual([[clients[2]], [], []]);
  expect(select([], clients, [])[1]).toEqual([...clients]);
});

test('selectAsync resolves when there is something to read', async () => {
  const { socket, selectAsync, run } = createBench();
  const server = socket();
  server.listen();
  const client = socket();
  client.connect(['127.0.0.1', server.getsockname()[1]]);
  const [peer] = server.accept();
  let found: unknown;
  const wait = async (): Promise<void> => {
    found = await selectAsync([client], [], []);
  };
  const waiting = wait();
  peer.sendall('x');
  await run(() => found !== undefined);
  await waiting;
  expect(found).toEqual([[client], [], []]);
});

test('selectAsync gives up after its time-out', async () => {
  const { socket, selectAsync, run } = createBench();
  const server = socket();
  server.listen();
  let found: unknown;
  const wait = async (): Promise<void> => {
    found = await selectAsync([server], [], [], 3);
  };
  const waiting = wait();
  await run(() => found !== undefined);
  await waiting;
  expect(found).toEqual([[], [], []]);
});

test('poll tells events of interest, and the end always', () => {
  const { socket, poll } = createBench();
  const server = socket();
  server.listen();
  const client = socket();
  client.connect(['127.0.0.1', server.getsockname()[1]]);
  const [peer] = server.accept();
  const set = poll();
  set.register(client);
  expect(set.poll()).toEqual([[client, POLLOUT]]);
  set.modify(client, POLLIN);
  expect(set.poll(10)).toEqual([]);
  peer.sendall('x');
  expect(set.poll()).toEqual([[client, POLLIN]]);
  peer.close();
  client.recv(1);
  expect(set.poll()).toEqual([[client, POLLIN | POLLHUP]]);
  set.unregister(client);
  expect(() => set.unregister(client)).toThrow(expect.objectContaining({ code: 'EINVAL' }));
  expect(set.poll(5)).toEqual([]);
});

import net from 'node:net';
import { afterEach, expect, test, vi } from 'vitest';
import { createHttp } from '../http.ts';
import { hostEnvironment } from '../testing/host-machine.test.support.ts';
import { createPool } from './pool.ts';

afterEach(() => void vi.useRealTimers());

test('a connection that has waited for longer than it may be kept is closed, and none other', () => {
  vi.useFakeTimers({ toFake: ['Date'] });
  const { agent, dropStale } = createPool(createHttp(hostEnvironment()));
  const sockets = [new net.Socket(), new net.Socket()];
  // The agent itself closes sockets that have never had a request.
  const spies = sockets.map((socket) => vi.spyOn(socket, 'destroy').mockReturnThis());
  const closed = (): number[] => {
    for (const spy of spies) spy.mockClear();
    dropStale();
    return spies.map((spy) => spy.mock.calls.length);
  };
  agent.emit('free', sockets[0], {});
  vi.setSystemTime(Date.now() + 3000);
  agent.emit('free', sockets[1], {});
  agent.freeSockets = { name: sockets };
  expect(closed()).toEqual([0, 0]);
  vi.setSystemTime(Date.now() + 1500);
  expect(closed()).toEqual([1, 0]);
});

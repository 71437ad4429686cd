import { createMachine } from '@efi-node/efi-core';
import { createSim, expectNoLeaks, serveNames } from '@efi-node/efi-sim';
import { afterAll, expect, test, vi } from 'vitest';
import { runInAsyncContext, asyncContext } from '../async-context.ts';
import { type RuntimeContext, setContext } from '../context.ts';
import { checkLookup, startLookup, V4MAPPED } from './lookup.ts';
import { TYPES } from './record.ts';
import { startLookupService } from './service.ts';

/** One machine for all: a program has one. */
const sim = createSim();
const machine = createMachine(sim.native);
const { loop } = machine;
const context: RuntimeContext = {
  native: sim.native,
  machine,
  loop,
  config: {
    argv: [],
    execArgv: [],
    env: {},
    cwd: '/',
    filename: '/app/program.js',
    network: true,
    verbose: false,
  },
  startedAt: 0,
  closing: false,
  closers: [],
};
setContext(context);

const address = (last: number) => ({ type: TYPES.A, data: Uint8Array.of(192, 0, 2, last) });
const CODES: Readonly<Record<string, number>> = { formerr: 1, servfail: 2, nx: 3, notimp: 4, refused: 5 };

const { asked } = serveNames(sim.network.host('10.0.2.3'), ({ name, type }) => {
  const label = name.split('.')[0] ?? '';
  if (label === 'silent') return undefined;
  if (CODES[label] !== undefined) return { rcode: CODES[label] };
  if (type === TYPES.PTR) return label === '4' ? { answers: [{ type, data: Uint8Array.of(1, 97, 0) }] } : {};
  return label === 'nodata' ? {} : { answers: [address(1), address(2)] };
});

async function outcome(start: (done: (...args: unknown[]) => void) => void): Promise<unknown[]> {
  const results: unknown[][] = [];
  start((...args) => results.push(args));
  // The modules that ask come by a promise of the host's.
  await vi.dynamicImportSettled();
  await sim.run(loop, { until: () => results.length > 0, limit: 60_000 });
  return results[0] ?? [];
}

const lookup = (name: string, options: object = {}): Promise<unknown[]> =>
  outcome((done) => startLookup(checkLookup(name, options), done));

afterAll(async () => {
  let left = context.closers.length;
  for (const close of context.closers) close(() => (left -= 1));
  const hold = loop.hold();
  await sim.run(loop, () => left === 0);
  let closed = false;
  machine.close(() => (closed = true));
  await sim.run(loop, () => closed);
  hold.close();
  expectNoLeaks(sim);
});

test('a name has the addresses that the server of DHCP knows', async () => {
  expect(await lookup('one.test')).toEqual([null, '192.0.2.1', 4]);
  expect(await lookup('one.test', { all: true })).toEqual([
    null,
    [
      { address: '192.0.2.1', family: 4 },
      { address: '192.0.2.2', family: 4 },
    ],
  ]);
});

test('there are no IPv6 addresses but those that stand for others', async () => {
  expect(await lookup('one.test', { family: 6 })).toMatchObject([{ code: 'ENOTFOUND', errno: -3007 }]);
  expect(await lookup('one.test', { family: 6, hints: V4MAPPED })).toEqual([null, '::ffff:192.0.2.1', 6]);
});

test.each([
  ['nx.test', 'ENOTFOUND', -3008, 1],
  ['nodata.test', 'ENOTFOUND', -3007, 1],
  ['formerr.test', 'ENOTFOUND', -3008, 1],
  ['servfail.test', 'EAI_AGAIN', -3001, 2],
  ['refused.test', 'EAI_AGAIN', -3001, 2],
  ['notimp.test', 'EAI_AGAIN', -3001, 2],
  ['silent.test', 'EAI_AGAIN', -3001, 2],
  ['a..test', 'ENOTFOUND', -3008, 0],
  ['a b.test', 'ENOTFOUND', -3008, 0],
  ['-a.test', 'ENOTFOUND', -3008, 0],
  ['name.invalid', 'ENOTFOUND', -3008, 0],
])('%s is %s', async (name, code, errno, count) => {
  const before = asked.length;
  const [error, ...rest] = await lookup(name);
  expect(error).toMatchObject({
    message: `getaddrinfo ${code} ${name}`,
    code,
    errno,
    syscall: 'getaddrinfo',
    hostname: name,
  });
  expect(rest).toEqual([]);
  expect(asked.length - before).toBe(count);
});

test.each([
  ['localhost', '127.0.0.1'],
  ['my.localhost.', '127.0.0.1'],
  ['127.1', '127.0.0.1'],
  ['192.0.2.9', '192.0.2.9'],
])('nobody is asked for %s', async (name, found) => {
  const before = asked.length;
  expect(await lookup(name)).toEqual([null, found, 4]);
  expect(asked.length).toBe(before);
});

test('a name with a NUL is thrown at', () => {
  expect(() => checkLookup('a\0b', {})).toThrow('must be a string without null bytes');
});

test('callbacks are made in the context of the call', async () => {
  const seen = await outcome((done) =>
    runInAsyncContext('mine', () => startLookup(checkLookup('one.test', {}), () => done(asyncContext()))),
  );
  expect(seen).toEqual(['mine']);
});

test('who has an address is asked of the same server', async () => {
  const service = (ip: string): Promise<unknown[]> => outcome((done) => startLookupService(ip, 80, ip, done));
  expect(await service('192.0.2.4')).toEqual([null, 'a', '80']);
  expect(await service('127.0.0.1')).toEqual([null, 'localhost', '80']);
  const [error] = await service('192.0.2.5');
  expect(error).toMatchObject({ message: 'getnameinfo ENOTFOUND 192.0.2.5', errno: -3008 });
});

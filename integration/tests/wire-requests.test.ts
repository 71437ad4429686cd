/** The short form of `pnpm soak http`. */
import { describe, expect, test } from 'vitest';
import { namespaceObstacle, whereThereIsOne } from '../harness/network-namespace.ts';
import { keepAliveRequests } from '../soak/requests.ts';

const REQUESTS = 10_000;
const CONNECTIONS = 16;
const MEBIBYTE = 1024 * 1024;

const obstacle = namespaceObstacle();

describe.skipIf(obstacle !== undefined)(`on a real wire${whereThereIsOne(obstacle)}`, () => {
  test(`${REQUESTS} requests of ${CONNECTIONS} keep-alive connections leave memory as it was`, async () => {
    const { reports, left } = await keepAliveRequests({ requests: REQUESTS, connections: CONNECTIONS });
    const [first, , last] = reports;
    if (first === undefined || last === undefined) throw new Error('there are not three reports');
    expect(last.requests).toBe(REQUESTS);
    const { blocks, events, parsers, connections } = first;
    expect(last).toMatchObject({ blocks, events, parsers, connections });
    expect(last.usedMemory - first.usedMemory, 'heap').toBeLessThan(MEBIBYTE);
    expect(last.totalMemory - first.totalMemory, 'what the allocator took').toBeLessThan(MEBIBYTE);
    expect(left).toBe('nothing left');
  }, 400_000);
});

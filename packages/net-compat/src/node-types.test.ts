import type * as node from 'node:net';
import { expect, test } from 'vitest';
import type { Net } from './net.ts';
import { createBench } from './testing/bench.ts';

/**
 * What `node:net` has and this package has not, each with its reason. `BoundSocket` hands a bound descriptor from one
 * process or thread to another, of which there are none here.
 */
type LeftOut = 'BoundSocket';

/** The compiler does the test. */
function asNodeNet(net: Net): Omit<typeof node, LeftOut> {
  return net;
}

test('net can stand wherever node:net is expected', () => {
  const { net } = createBench();
  expect(asNodeNet(net).Socket).toBe(net.Stream);
});

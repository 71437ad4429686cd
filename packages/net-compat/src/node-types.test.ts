import * as node from 'node:net';
import { expect, test } from 'vitest';
import type { Net } from './net.ts';
import { createBench } from './testing/bench.ts';

/** What `node:net` has and this package has not, each with its reason. */
const LEFT_OUT = {
  BoundSocket: 'it hands a bound descriptor to another process or thread, of which there are none',
  _createServerHandle: 'it makes the descriptor that a cluster shares among its processes',
} as const;

/** The same for members of the prototypes; what Node keeps under symbols is its own affair. */
const LEFT_OUT_OF_PROTOTYPES: Readonly<Record<string, string>> = {
  _handle: 'a property of each socket here; on Node an accessor of a symbol',
  _listen2: 'a second name of what `listen` ends in, for a cluster',
  _setupWorker: 'for servers that child processes share',
};

/** The compiler does the test. */
function asNodeNet(net: Net): Omit<typeof node, keyof typeof LEFT_OUT> {
  return net;
}

/** The names that Node has, and that neither we nor the list have. */
function missing(theirs: object, ours: object, leftOut: object): string[] {
  return Object.getOwnPropertyNames(theirs).filter(
    (name) => !Object.hasOwn(ours, name) && !(name in leftOut),
  );
}

test('net can stand wherever node:net is expected', () => {
  const { net } = createBench();
  expect(asNodeNet(net).Socket).toBe(net.Stream);
});

test('net has what node:net has', () => {
  const { net } = createBench();
  const ofImport = { default: 'added by an import', 'module.exports': 'added by an import' };
  expect(missing(node, net, { ...LEFT_OUT, ...ofImport })).toEqual([]);
  for (const Class of ['Socket', 'Server', 'BlockList', 'SocketAddress'] as const) {
    expect(missing(node[Class].prototype, net[Class].prototype, LEFT_OUT_OF_PROTOTYPES), Class).toEqual([]);
    const statics = missing(node[Class], net[Class], {});
    expect(statics, Class).toEqual([]);
  }
});

import type { TcpConnection } from '../tcp.ts';
import { type ComplianceCase, codeOf, equal, ok, thrownCode } from './harness.ts';
import {
  addToSum,
  bytesOf,
  close,
  connect,
  connectCode,
  listen,
  pair,
  record,
  shutdown,
  write,
} from './peers.ts';

function pattern(size: number): Uint8Array {
  const bytes = new Uint8Array(size);
  for (let at = 0; at < size; at += 1) bytes[at] = (at * 7 + (at >> 8)) & 255;
  return bytes;
}

const connecting: ComplianceCase[] = [
  {
    name: 'connects, and both ends know each other',
    run: async (harness) => {
      const { near, far, listening } = await pair(harness);
      equal(near.local.port, listening.endpoint.port, 'port of the accepted end');
      equal(near.remote.port, far.local.port, 'port of the connecting end');
      equal(near.remote.address, far.local.address, 'address of the connecting end');
      equal(far.remote.address, harness.stackAddress, 'remote address');
      ok(far.local.port >= 49152, 'the ephemeral port is a dynamic one');
    },
  },
  {
    name: 'connects outwards',
    run: async (harness) => {
      const listening = await listen(harness, harness.peer, { reach: harness.peerAddress });
      const near = await connect(harness, harness.stack, listening.endpoint);
      await harness.until('accepted', () => listening.connections.length === 1);
      const heard = record(near);
      const [far] = listening.connections;
      if (far !== undefined) await write(harness, far, 'out');
      await harness.until('data', () => heard.bytes === 3);
      equal(heard.text(), 'out', 'data');
    },
  },
  {
    name: 'a port that nobody listens on refuses',
    run: async (harness) => {
      const listening = await listen(harness, harness.peer, { reach: harness.peerAddress });
      await close(harness, listening.listener);
      equal(await connectCode(harness, harness.stack, listening.endpoint), 'refused', 'code');
    },
  },
  {
    name: 'no handler is called after cancel',
    run: async (harness) => {
      const listening = await listen(harness, harness.peer, { reach: harness.peerAddress });
      let called = false;
      const tell = (): void => {
        called = true;
      };
      const pending = harness.stack.connect(
        { remote: listening.endpoint },
        { onConnect: tell, onError: tell },
      );
      pending.cancel();
      pending.cancel();
      const other = await connect(harness, harness.stack, listening.endpoint);
      await close(harness, other, 'abort');
      ok(!called, 'a handler was called after cancel');
    },
  },
  {
    name: 'a second listener on the port is refused at once',
    run: async (harness) => {
      const { endpoint } = await listen(harness, harness.stack, { reach: harness.stackAddress });
      const again = (): unknown =>
        harness.stack.listen(
          { address: '0.0.0.0', port: endpoint.port },
          { onListening: () => undefined, onConnection: () => undefined, onError: () => undefined },
        );
      equal(thrownCode(again), 'address-in-use', 'code');
    },
  },
  {
    name: 'an address of another machine is not available',
    run: async (harness) => {
      let failure: Error | undefined;
      const code = thrownCode(() =>
        harness.stack.listen(
          { address: '203.0.113.77', port: 0 },
          {
            onListening: () => undefined,
            onConnection: () => undefined,
            onError: (error) => {
              failure = error;
            },
          },
        ),
      );
      if (code === undefined) await harness.until('the refusal', () => failure !== undefined);
      equal(code ?? codeOf(failure), 'address-not-available', 'code');
    },
  },
  {
    name: 'the port is free again at once, with connections still open',
    run: async (harness) => {
      const { near, far, listening } = await pair(harness);
      listening.listener.close(() => undefined);
      const { port } = listening.endpoint;
      const again = await listen(harness, harness.stack, { port, reach: harness.stackAddress });
      equal(again.endpoint.port, port, 'port');
      const heard = record(near);
      await write(harness, far, 'old');
      await harness.until('data on the old connection', () => heard.bytes === 3);
      const other = await connect(harness, harness.peer, again.endpoint);
      await harness.until('accepted by the new listener', () => again.connections.length === 1);
      await close(harness, other, 'abort');
    },
  },
  {
    name: 'a closed listener refuses',
    run: async (harness) => {
      const { listener, endpoint } = await listen(harness, harness.stack, { reach: harness.stackAddress });
      await close(harness, listener);
      equal(await connectCode(harness, harness.peer, endpoint), 'refused', 'code');
    },
  },
  {
    name: 'more connections at once than the backlog holds all come through',
    run: async (harness) => {
      const listening = await listen(harness, harness.stack, { reach: harness.stackAddress, backlog: 5 });
      const made: TcpConnection[] = [];
      let failed = 0;
      for (let count = 0; count < 20; count += 1) {
        harness.peer.connect(
          { remote: listening.endpoint },
          {
            onConnect: (connection) => made.push(connection),
            onError: () => {
              failed += 1;
            },
          },
        );
      }
      await harness.until(
        '20 connections',
        () => made.length + failed === 20 && listening.connections.length === 20,
      );
      equal(failed, 0, 'failed connects');
      const heard = listening.connections.map((connection) => record(connection));
      for (const connection of made) await write(harness, connection, 'x');
      await harness.until('a byte on each', () => heard.every((one) => one.bytes === 1));
    },
  },
];

const streaming: ComplianceCase[] = [
  {
    name: 'bytes arrive in order, in both directions',
    run: async (harness) => {
      const { near, far } = await pair(harness);
      const atNear = record(near);
      const atFar = record(far);
      await write(harness, far, 'he', 'llo', '');
      await write(harness, near, 'good ');
      await write(harness, near, 'day');
      await harness.until('both', () => atNear.bytes === 5 && atFar.bytes === 8);
      equal(atNear.text(), 'hello', 'near');
      equal(atFar.text(), 'good day', 'far');
    },
  },
  {
    name: 'a write of several hundred chunks is one stream',
    run: async (harness) => {
      const { near, far } = await pair(harness);
      const heard = record(far);
      const chunks = Array.from({ length: 300 }, (_, index) => `${index},`);
      equal(await write(harness, near, ...chunks), undefined, 'error of the write');
      const expected = chunks.join('');
      await harness.until('all', () => heard.bytes === expected.length);
      equal(heard.text(), expected, 'data');
    },
  },
  {
    name: 'bulk goes through unchanged',
    run: async (harness) => {
      const { near, far } = await pair(harness);
      const bytes = pattern(harness.sizes.bulk);
      const sum = addToSum(0, bytes);
      for (const [from, to] of [
        [near, far],
        [far, near],
      ] as const) {
        const heard = record(to);
        equal(await write(harness, from, bytes), undefined, 'error of the write');
        await harness.until('all bytes', () => heard.bytes === bytes.length);
        equal(heard.sum, sum, 'sum');
      }
    },
  },
  {
    name: 'the buffer may change once the write is done',
    run: async (harness) => {
      const { near, far } = await pair(harness);
      const bytes = bytesOf('before');
      equal(await write(harness, near, bytes), undefined, 'error of the write');
      bytes.fill(0);
      const heard = record(far);
      await harness.until('data', () => heard.bytes === 6);
      equal(heard.text(), 'before', 'data');
    },
  },
  {
    name: 'a writer waits for a reader that does not read',
    run: async (harness) => {
      const { near, far } = await pair(harness);
      const bytes = pattern(harness.sizes.flood);
      let done = false;
      near.write([bytes], () => {
        done = true;
      });
      equal(near.writeQueueSize, bytes.length, 'queued');
      ok(!near.tryWrite([bytesOf('x')], 'x'.length), 'tryWrite overtook a write');
      const other = await pair(harness);
      const echo = record(other.near);
      await write(harness, other.far, 'time passes');
      await harness.until('the other connection', () => echo.bytes === 11);
      ok(!done, 'all was taken without a reader');
      const heard = record(far);
      await harness.until('all bytes', () => done && heard.bytes === bytes.length);
      equal(near.writeQueueSize, 0, 'queued');
    },
  },
  {
    name: 'reading stops and goes on without loss',
    run: async (harness) => {
      const { near, far } = await pair(harness);
      const first = record(near);
      await write(harness, far, 'one');
      await harness.until('one', () => first.bytes === 3);
      near.readStop();
      await write(harness, far, 'two');
      const other = await pair(harness);
      await close(harness, other.far, 'abort');
      equal(first.bytes, 3, 'bytes heard while stopped');
      const second = record(near);
      await harness.until('two', () => second.bytes === 3);
      equal(second.text(), 'two', 'data');
    },
  },
  {
    name: 'what a reader got stays as it is',
    run: async (harness) => {
      const { near, far } = await pair(harness);
      const kept: Uint8Array[] = [];
      near.readStart({
        onData: (bytes) => kept.push(bytes),
        onEnd: () => undefined,
        onError: () => undefined,
      });
      for (const [index, word] of ['one', 'two', 'six'].entries()) {
        await write(harness, far, word);
        await harness.until(word, () => kept.length === index + 1);
      }
      equal(kept.map((bytes) => String.fromCharCode(...bytes)).join(), 'one,two,six', 'data');
    },
  },
  {
    name: "bytes come into the reader's own memory",
    run: async (harness) => {
      const { near, far } = await pair(harness);
      const memory = new Uint8Array(4);
      const heard = record(near, () => memory);
      await write(harness, far, 'abcdefghij');
      await harness.until('all', () => heard.bytes === 10);
      ok(
        heard.heard.every((one) => one.kind !== 'data' || one.size <= 4),
        'more than the memory holds',
      );
      equal(heard.text(), 'abcdefghij', 'data');
    },
  },
];

const ending: ComplianceCase[] = [
  {
    name: 'the end comes after all data',
    run: async (harness) => {
      const { near, far } = await pair(harness);
      const bytes = pattern(200_000);
      const heard = record(near);
      let order = '';
      far.write([bytes], () => {
        order += 'written ';
      });
      far.shutdown(() => {
        order += 'shut';
      });
      await harness.until('the end', () => heard.ended);
      equal(heard.bytes, bytes.length, 'bytes');
      equal(order, 'written shut', 'order of the two');
    },
  },
  {
    name: "sending goes on after the peer's end",
    skip: (harness) => (harness.limits.halfClose ? undefined : 'the peer of this run can not half-close'),
    run: async (harness) => {
      const { near, far } = await pair(harness);
      const atNear = record(near);
      const atFar = record(far);
      await shutdown(harness, far);
      await harness.until('the end', () => atNear.ended);
      equal(await write(harness, near, 'still here'), undefined, 'error of the write');
      await shutdown(harness, near);
      await harness.until('all', () => atFar.ended);
      equal(atFar.text(), 'still here', 'data');
    },
  },
  {
    name: 'a write after shutdown is refused',
    run: async (harness) => {
      const { near } = await pair(harness);
      near.shutdown(() => undefined);
      equal(await write(harness, near, 'late'), 'broken-pipe', 'code');
      ok(!near.tryWrite([bytesOf('late')], 'late'.length), 'tryWrite took bytes after shutdown');
    },
  },
  {
    name: 'close after shutdown is graceful',
    run: async (harness) => {
      const { near, far } = await pair(harness);
      const atFar = record(far);
      const atNear = record(near);
      await write(harness, near, 'bye');
      near.shutdown(() => undefined);
      await harness.until('the end', () => atFar.ended);
      far.shutdown(() => undefined);
      await harness.until('the other end', () => atNear.ended);
      await close(harness, far);
      await close(harness, near);
      equal(atFar.error, undefined, 'error of the far end');
      equal(atNear.error, undefined, 'error of the near end');
      equal(atFar.text(), 'bye', 'data');
    },
  },
  {
    name: 'abort resets the peer',
    run: async (harness) => {
      const { near, far } = await pair(harness);
      const heard = record(far);
      await close(harness, near, 'abort');
      await harness.until('the reset', () => heard.error !== undefined);
      equal(heard.error, 'reset', 'code');
      equal(heard.ended, false, 'ended');
    },
  },
  {
    name: "the peer's reset reaches the reader and the writer",
    run: async (harness) => {
      const { near, far } = await pair(harness);
      const heard = record(near);
      await close(harness, far, 'abort');
      await harness.until('the reset', () => heard.error !== undefined);
      equal(heard.error, 'reset', 'code of the reader');
      ok((await write(harness, near, 'x')) !== undefined, 'a write after the reset succeeded');
    },
  },
  {
    name: 'closing with unread data resets the peer',
    run: async (harness) => {
      const { near, far } = await pair(harness);
      const heard = record(far);
      await write(harness, far, 'nobody reads this');
      const other = await pair(harness);
      await close(harness, other.far, 'abort');
      await close(harness, near);
      await harness.until('the reset', () => heard.error !== undefined);
      equal(heard.error, 'reset', 'code');
    },
  },
  {
    name: 'queued writes end when the connection is closed',
    run: async (harness) => {
      const { near } = await pair(harness);
      const codes: (string | undefined)[] = [];
      near.write([pattern(harness.sizes.flood)], (error) => codes.push(codeOf(error)));
      near.write([bytesOf('x')], (error) => codes.push(codeOf(error)));
      await close(harness, near, 'abort');
      equal(codes.join(), 'aborted,aborted', 'codes');
    },
  },
  {
    name: 'closing twice is harmless',
    run: async (harness) => {
      const { near, far } = await pair(harness);
      await close(harness, near);
      await close(harness, near);
      await close(harness, near, 'abort');
      await close(harness, far);
    },
  },
  {
    name: 'an exception in a reader leaves the connection alive',
    run: async (harness) => {
      const { near, far } = await pair(harness);
      let calls = 0;
      near.readStart({
        onData: () => {
          calls += 1;
          if (calls === 1) throw new Error('the reader failed');
        },
        onEnd: () => undefined,
        onError: () => undefined,
      });
      await write(harness, far, 'a');
      await harness.until('the first', () => calls === 1);
      await write(harness, far, 'b');
      await harness.until('the second', () => calls === 2);
    },
  },
];

export const complianceCases: readonly ComplianceCase[] = [...connecting, ...streaming, ...ending];

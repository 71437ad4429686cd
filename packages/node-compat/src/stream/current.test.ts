/** What programs see of our streams against those of the Node that runs the tests. */
import nodeStream from 'node:stream';
import readableStream from 'readable-stream/lib/stream.js';
import { expect, test } from 'vitest';
import { bringUpToDate } from './current.ts';

type StreamModule = typeof nodeStream;
type Duplex = InstanceType<StreamModule['Duplex']>;
type Log = (...items: unknown[]) => void;

bringUpToDate(readableStream, () => ({ newReadableStreamFromStreamReadable: (stream: unknown) => [stream] }));

const same = test.skipIf(
  !process.versions.node.startsWith('24.') /* older streams behave as readable-stream's */,
);

/** All the turns that these streams need: none waits for anything but ticks. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 5; turn++) await new Promise((resolve) => setImmediate(resolve));
}

function codeOf(error: unknown): unknown {
  return error instanceof Error ? (Reflect.get(error, 'code') ?? error.message) : error;
}

async function lines(
  module: StreamModule,
  scenario: (module: StreamModule, log: Log) => unknown,
): Promise<string[]> {
  const result: string[] = [];
  await scenario(module, (...items) => result.push(items.map((item) => String(codeOf(item))).join(' ')));
  await settle();
  return result;
}

function compare(name: string, scenario: (module: StreamModule, log: Log) => unknown): void {
  same(name, async () => {
    const wanted = await lines(nodeStream, scenario);
    expect(wanted).not.toEqual([]);
    expect(await lines(readableStream, scenario)).toEqual(wanted);
  });
}

compare('callbacks of write and end', async ({ Writable }, log) => {
  const writable = new Writable({ write: (_chunk, _encoding, done) => setImmediate(done) });
  writable.on('finish', () => log('finish'));
  const shared = (...results: unknown[]): void => log('shared', results.length, ...results);
  writable.write('a', shared);
  writable.write('b', shared);
  writable.write('c', 'utf8', (...results) => log('own', results.length, ...results));
  log(writable.end('d', (...results: unknown[]) => log('end', results.length, ...results)) === writable);
  writable.end((...results: unknown[]) => log('second end', results.length, ...results));
  await settle();
  writable.end((...results: unknown[]) => log('third end', results.length, ...results));
});

compare('callbacks of a write that fails', async ({ Writable }, log) => {
  const writable = new Writable({ write: (_chunk, _encoding, done) => done(new Error('bad')) });
  writable.on('error', (error) => log('error', error));
  writable.write('a', (error) => log('write', error));
  writable.end((error?: Error | null) => log('end', error));
});

compare('views as chunks', async ({ Readable, Writable }, log) => {
  const writable = new Writable({
    write(chunk, encoding, done) {
      log(chunk.toString('hex'), encoding);
      done();
    },
  });
  writable.write(new Uint16Array([1, 2]));
  writable.write(new DataView(new ArrayBuffer(3)));
  const readable = new Readable({ read() {} });
  readable.on('data', (chunk: Buffer) => log(chunk.toString('hex')));
  readable.push(new Uint16Array([3]));
});

type Step = (stream: Duplex) => boolean | void;
interface Iteration {
  readonly name: string;
  readonly options?: object;
  readonly before?: Step;
  /** Answers whether to leave the loop. */
  readonly within?: Step;
}

const slowFinal = { final: (done: () => void) => setImmediate(() => setImmediate(done)) };
const iterations: Iteration[] = [
  { name: 'half-open to the end' },
  { name: 'half-open, left early', within: () => true },
  { name: 'ended before', before: (stream) => void stream.end() },
  { name: 'ended before, slow to finish', options: slowFinal, before: (stream) => void stream.end() },
  { name: 'ended within, slow to finish', options: slowFinal, within: (stream) => void stream.end() },
  { name: 'no half-open, slow to finish', options: { allowHalfOpen: false, ...slowFinal } },
  { name: 'no destruction of itself', options: { autoDestroy: false } },
  { name: 'no destruction of itself, left early', options: { autoDestroy: false }, within: () => true },
  { name: 'destroyed within', within: (stream) => void stream.destroy() },
  { name: 'failed within', within: (stream) => void stream.destroy(new Error('bad')) },
  { name: 'not writable', options: { writable: false } },
];

for (const { name, options, before, within } of iterations) {
  compare(`for await: ${name}`, async ({ Duplex }, log) => {
    let left = 2;
    const stream = new Duplex({
      read() {
        this.push(left-- > 0 ? 'x' : null);
      },
      write: (_chunk, _encoding, done) => done(),
      ...options,
    });
    for (const event of ['finish', 'close']) stream.on(event, () => log(event));
    stream.on('error', (error) => log('error', error));
    before?.(stream);
    try {
      for await (const chunk of stream) {
        log(chunk);
        if (within?.(stream) === true) break;
      }
    } catch (error) {
      log('caught', error);
    }
    log(stream.destroyed, stream.writable, stream.writableEnded);
    await settle();
    log(stream.destroyed, stream.writable, stream.writableFinished);
  });
}

test('iterator() keeps its own option', async () => {
  const stream = new readableStream.Duplex({
    read() {
      this.push('x');
    },
    write() {},
  });
  for await (const _chunk of stream.iterator({ destroyOnReturn: false })) break;
  expect(stream.destroyed).toBe(false);
});

test('conversions to web streams are the ones handed in', () => {
  const stream = new readableStream.Readable({ read() {} });
  expect(readableStream.Readable.toWeb(stream)).toEqual([stream]);
});

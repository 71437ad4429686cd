/** What `fs.promises.writeFile` also takes: chunks from an iterable, an async one, a stream. */
import { AbortError } from '@efi-node/node-errors';
import { isIterable, isObject, member } from '../narrow.ts';
import { toData, toOptions } from './arguments.ts';
import { descriptor, writeWhole } from './descriptors.ts';
import { attempt } from './errors.ts';
import { later } from './later.ts';

type Chunks = Iterable<unknown> | AsyncIterable<unknown>;

export function isIterableData(data: unknown): data is Chunks {
  if (typeof data === 'string' || ArrayBuffer.isView(data)) return false;
  return isIterable(data) || (isObject(data) && Symbol.asyncIterator in data);
}

/** Writes chunk by chunk, from where the descriptor stands. */
export async function writeFromIterable(fd: number, chunks: Chunks, given: unknown): Promise<void> {
  const options = toOptions(given);
  const signal = member(options, 'signal');
  const check = (): void => {
    if (member(signal, 'aborted') === true)
      throw new AbortError(undefined, { cause: member(signal, 'reason') });
  };
  check();
  for await (const chunk of chunks) {
    check();
    const bytes = toData(chunk, member(options, 'encoding') ?? 'utf8');
    await later(() => () => attempt('write', () => writeWhole(fd, bytes, undefined)));
  }
  if (member(options, 'flush') === true)
    await later(() => () => attempt('fsync', () => descriptor(fd).node.sync()));
}

import { deflateRawSync, constants } from 'node:zlib';
import { expect, test } from 'vitest';
import { MessageInflater, readExtensions } from './deflate.ts';

test('what the server may agree to', () => {
  expect(readExtensions(undefined)).toBeUndefined();
  expect(readExtensions('permessage-deflate')).toEqual({ windowBits: 15, isFresh: false });
  expect(readExtensions('permessage-deflate; server_no_context_takeover; server_max_window_bits=10')).toEqual(
    { windowBits: 10, isFresh: true },
  );
  for (const wrong of [
    'x-other',
    'permessage-deflate, permessage-deflate',
    'permessage-deflate; other',
    'permessage-deflate; server_max_window_bits=16',
    'permessage-deflate; server_max_window_bits=10; server_max_window_bits=10',
  ]) {
    expect(readExtensions(wrong), wrong).toBe('wrong');
  }
});

function packed(text: string): Buffer {
  return deflateRawSync(text, { finishFlush: constants.Z_SYNC_FLUSH }).subarray(0, -4);
}

test('messages one after the other, and one that is broken', async () => {
  const inflater = new MessageInflater({ windowBits: 15, isFresh: true });
  const inflate = (bytes: Uint8Array): Promise<string> =>
    new Promise((resolve, reject) => {
      inflater.inflate(bytes, (error, result) => {
        if (error === undefined) resolve(Buffer.from(result).toString());
        else reject(error);
      });
    });
  expect(await inflate(packed('first'))).toBe('first');
  expect(await inflate(packed('second '.repeat(1000)))).toBe('second '.repeat(1000));
  await expect(inflate(Buffer.from([0xff, 0xff]))).rejects.toThrow();
  inflater.close();
});

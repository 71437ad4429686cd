import { expect, test } from 'vitest';
import { createFrameDecoder } from './frames.ts';

function frame(kind: number, payload: string): Buffer {
  const bytes = Buffer.from(payload);
  const header = Buffer.alloc(4);
  header.writeUInt8(kind);
  header.writeUIntLE(bytes.length, 1, 3);
  return Buffer.concat([header, bytes]);
}

function decode(chunks: readonly Buffer[]): { seen: string[]; garbage: string[] } {
  const seen: string[] = [];
  const garbage: string[] = [];
  const add = (kind: string, text: string): void => {
    // Payloads may come in parts.
    if (seen.at(-1)?.startsWith(kind) === true && kind !== 'event ') seen.push((seen.pop() ?? '') + text);
    else seen.push(kind + text);
  };
  const decoder = createFrameDecoder({
    stdout: (bytes) => add('out ', bytes.toString()),
    stderr: (bytes) => add('err ', bytes.toString()),
    event: (event) => add('event ', JSON.stringify(event)),
    garbage: (reason) => garbage.push(reason),
  });
  for (const chunk of chunks) decoder.push(chunk);
  return { seen, garbage };
}

const stream = Buffer.concat([
  frame(3, '{"event":"start","engine":"0.17.0","firmware":"EDK II"}'),
  frame(1, 'hello'),
  frame(2, ''),
  frame(2, 'oh'),
  frame(3, '{"event":"end","program":0,"code":3,"leaks":{"blocks":2},"heap":5}'),
  frame(3, '{"event":"someday"}'),
  frame(3, '{"event":"done","code":3}'),
]);

const expected = [
  'event {"event":"start","engine":"0.17.0","firmware":"EDK II"}',
  'out hello',
  'err oh',
  'event {"event":"end","program":0,"code":3,"leaks":{"blocks":2,"events":0,"pins":0,"parsers":0,"handles":0},"lateEvents":0,"heap":5}',
  'event {"event":"done","code":3}',
];

test('frames in one piece', () => {
  expect(decode([stream])).toEqual({ seen: expected, garbage: [] });
});

test.each([1, 2, 3, 5, 7, 11])('frames in pieces of %i bytes', (size) => {
  const pieces: Buffer[] = [];
  for (let at = 0; at < stream.length; at += size) pieces.push(stream.subarray(at, at + size));
  expect(decode(pieces)).toEqual({ seen: expected, garbage: [] });
});

test('an unknown kind ends the reading', () => {
  const { seen, garbage } = decode([frame(1, 'a'), frame(9, 'b'), frame(1, 'c')]);
  expect(seen).toEqual(['out a']);
  expect(garbage).toEqual(['a frame of unknown kind 9']);
});

test('an event that is no JSON ends the reading', () => {
  const { garbage } = decode([frame(3, '{"event":'), frame(1, 'c')]);
  expect(garbage).toEqual(['an event that is not JSON: {"event":']);
});

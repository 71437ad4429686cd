import { expect, test } from 'vitest';
import { encodeFrame } from './frame.ts';
import { FrameParser, type RawMessage } from './parser.ts';
import type { Failure } from './state.ts';

interface Told {
  readonly messages: string[];
  readonly pings: string[];
  readonly closes: (readonly [code: number | undefined, reason: string])[];
  readonly failures: Failure[];
}

function parse(chunks: readonly Uint8Array[], canBeCompressed = false): Told {
  const told: Told = { messages: [], pings: [], closes: [], failures: [] };
  const parser = new FrameParser(
    {
      message({ bytes }: RawMessage) {
        told.messages.push(Buffer.from(bytes).toString());
        return false;
      },
      ping: (payload) => told.pings.push(Buffer.from(payload).toString()),
      close: (code, reason) => told.closes.push([code, reason]),
      fail: (failure) => told.failures.push(failure),
    },
    canBeCompressed,
  );
  for (const chunk of chunks) parser.push(chunk);
  return told;
}

/** A server's frame: as ours, without the mask. */
function frame(first: number, payload: string): Buffer {
  const bytes = Buffer.from(payload);
  const head =
    bytes.length < 126 ? [first, bytes.length] : [first, 126, bytes.length >> 8, bytes.length & 255];
  return Buffer.concat([Buffer.from(head), bytes]);
}

test('messages are the same however they are cut', () => {
  const stream = Buffer.concat([
    frame(0x01, 'in '),
    frame(0x89, 'ping'),
    frame(0x80, 'parts'),
    frame(0x81, 'x'.repeat(300)),
    frame(0x88, '\u0003\u0003'),
  ]);
  const whole = parse([stream]);
  expect(whole.messages).toEqual(['in parts', 'x'.repeat(300)]);
  expect(whole.pings).toEqual(['ping']);
  for (let size = 1; size < 12; size++) {
    const pieces = [];
    for (let at = 0; at < stream.length; at += size) pieces.push(stream.subarray(at, at + size));
    expect(parse(pieces), `pieces of ${size}`).toEqual(whole);
  }
});

test('nothing is told behind what is wrong', () => {
  const told = parse([frame(0x83, 'reserved'), frame(0x81, 'later')]);
  expect(told.failures).toEqual([{ code: 1002, reason: 'Invalid opcode received' }]);
  expect(told.messages).toEqual([]);
});

test('a message that is waited for holds up what follows', () => {
  const seen: string[] = [];
  const parser = new FrameParser(
    {
      message({ bytes, isCompressed }) {
        seen.push(Buffer.from(bytes).toString());
        return isCompressed;
      },
      ping: () => seen.push('ping'),
      close: () => seen.push('close'),
      fail: ({ reason }) => seen.push(reason),
    },
    true,
  );
  parser.push(Buffer.concat([frame(0xc1, 'packed'), frame(0x89, ''), frame(0x81, 'plain')]));
  expect(seen).toEqual(['packed']);
  parser.resume();
  expect(seen).toEqual(['packed', 'ping', 'plain']);
});

test('frames of a client carry a mask, and unmasked are what was sent', () => {
  for (const length of [0, 1, 5, 125, 126, 65_535, 65_536]) {
    const payload = Buffer.alloc(length, 'abcdefg');
    const bytes = Buffer.from(encodeFrame(2, payload));
    const head = length < 126 ? 2 : length < 65_536 ? 4 : 10;
    expect(bytes[0]).toBe(0x82);
    expect((bytes[1] ?? 0) & 0x80).toBe(0x80);
    const mask = bytes.subarray(head, head + 4);
    const unmasked = bytes.subarray(head + 4).map((byte, index) => byte ^ (mask[index % 4] ?? 0));
    expect(Buffer.from(unmasked).equals(payload), String(length)).toBe(true);
  }
});

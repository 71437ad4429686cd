/**
 * What the machine says on its one port: a byte kind, a 24-bit little-endian length, the payload.
 * See docs/architecture.md, 'Talking to the developer's machine'.
 */

const HEADER = 4;
const STDOUT = 1;
const STDERR = 2;
const EVENT = 3;

/** What was left in firmware when a program had ended; all 0 when it closed everything. */
export interface LeakCounters {
  readonly blocks: number;
  readonly events: number;
  readonly pins: number;
  readonly parsers: number;
  readonly handles: number;
}

export type MachineEvent =
  | { readonly event: 'start'; readonly engine: string; readonly firmware: string }
  | { readonly event: 'begin'; readonly program: number }
  | {
      readonly event: 'end';
      readonly program: number;
      readonly code: number;
      readonly leaks: LeakCounters;
      readonly lateEvents: number;
      readonly heap: number;
    }
  | { readonly event: 'done'; readonly code: number };

export interface FrameSink {
  stdout(bytes: Buffer): void;
  stderr(bytes: Buffer): void;
  event(event: MachineEvent): void;
  /** The machine sent something that is no frame; nothing after it can be read. */
  garbage(reason: string): void;
}

export interface FrameDecoder {
  push(chunk: Buffer): void;
}

function numberOf(record: Record<string, unknown>, key: string): number {
  const value = record[key];
  return typeof value === 'number' ? value : 0;
}

function textOf(record: Record<string, unknown>, key: string): string {
  const value = record[key];
  return typeof value === 'string' ? value : '';
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

/** Undefined for an event of a kind that this version does not know, which is then passed over. */
export function parseEvent(text: string): MachineEvent | undefined {
  const value: unknown = JSON.parse(text);
  if (!isRecord(value)) return undefined;
  switch (value['event']) {
    case 'start':
      return { event: 'start', engine: textOf(value, 'engine'), firmware: textOf(value, 'firmware') };
    case 'begin':
      return { event: 'begin', program: numberOf(value, 'program') };
    case 'end': {
      const leaks = isRecord(value['leaks']) ? value['leaks'] : {};
      return {
        event: 'end',
        program: numberOf(value, 'program'),
        code: numberOf(value, 'code'),
        leaks: {
          blocks: numberOf(leaks, 'blocks'),
          events: numberOf(leaks, 'events'),
          pins: numberOf(leaks, 'pins'),
          parsers: numberOf(leaks, 'parsers'),
          handles: numberOf(leaks, 'handles'),
        },
        lateEvents: numberOf(value, 'lateEvents'),
        heap: numberOf(value, 'heap'),
      };
    }
    case 'done':
      return { event: 'done', code: numberOf(value, 'code') };
    default:
      return undefined;
  }
}

/** Frames may be cut anywhere by the pipe; payloads of stdout and stderr are handed on as they arrive. */
export function createFrameDecoder(sink: FrameSink): FrameDecoder {
  const header = Buffer.alloc(HEADER);
  let headerLength = 0;
  let kind = 0;
  let remaining = 0;
  let eventParts: Buffer[] = [];
  let broken = false;

  function fail(reason: string): void {
    broken = true;
    sink.garbage(reason);
  }

  function endEvent(): void {
    const text = Buffer.concat(eventParts).toString('utf8');
    eventParts = [];
    let event: MachineEvent | undefined;
    try {
      event = parseEvent(text);
    } catch {
      fail(`an event that is not JSON: ${text.slice(0, 200)}`);
      return;
    }
    if (event !== undefined) sink.event(event);
  }

  function payload(part: Buffer): void {
    remaining -= part.length;
    if (kind === STDOUT) sink.stdout(part);
    else if (kind === STDERR) sink.stderr(part);
    else eventParts.push(part);
    if (remaining === 0) {
      headerLength = 0;
      if (kind === EVENT) endEvent();
    }
  }

  function push(chunk: Buffer): void {
    let offset = 0;
    while (offset < chunk.length && !broken) {
      if (headerLength < HEADER) {
        const taken = chunk.copy(header, headerLength, offset, offset + HEADER - headerLength);
        headerLength += taken;
        offset += taken;
        if (headerLength < HEADER) return;
        kind = header.readUInt8(0);
        remaining = header.readUIntLE(1, 3);
        if (kind < STDOUT || kind > EVENT) {
          fail(`a frame of unknown kind ${kind}`);
          return;
        }
        if (remaining === 0) headerLength = 0;
        continue;
      }
      const end = Math.min(offset + remaining, chunk.length);
      payload(chunk.subarray(offset, end));
      offset = end;
    }
  }

  return { push };
}

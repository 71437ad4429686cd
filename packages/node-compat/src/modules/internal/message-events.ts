/** MessageEvent, CloseEvent and ErrorEvent (HTML and WebSockets standards). */
import { toText } from '../../text.ts';
import { isObject, member } from '../../narrow.ts';
import { Event } from './event-target.ts';

function checkCount(name: string, given: number): void {
  if (given === 0) throw new TypeError(`${name} constructor: 1 argument required, but 0 found.`);
}

function dictionary(value: unknown, where: string): unknown {
  if (value === undefined || value === null || isObject(value)) return value ?? {};
  throw new TypeError(`${where}: Expected ${toText(value)} to be one of: Null, Undefined, Object.`);
}

function eventOptions(value: unknown): object {
  return isObject(value) ? value : {};
}

/** A member as a text; the usual one when it is not given. */
function text(options: unknown, key: string): string {
  const value = member(options, key);
  return value === undefined ? '' : toText(value);
}

interface MessageData {
  readonly data: unknown;
  readonly origin: string;
  readonly lastEventId: string;
  readonly source: unknown;
  readonly ports: readonly unknown[];
}

const messages: WeakMap<object, MessageData> = new WeakMap();
const noMessage: MessageData = { data: null, origin: '', lastEventId: '', source: null, ports: [] };

function messageOf(event: object): MessageData {
  return messages.get(event) ?? noMessage;
}

export class MessageEvent extends Event {
  constructor(type: string, options: unknown = null) {
    checkCount('MessageEvent', arguments.length);
    const given = dictionary(options, 'MessageEvent constructor');
    super(type, eventOptions(given));
    const ports = member(given, 'ports');
    messages.set(this, {
      data: member(given, 'data') ?? null,
      origin: text(given, 'origin'),
      lastEventId: text(given, 'lastEventId'),
      source: member(given, 'source') ?? null,
      ports: Object.freeze(Array.isArray(ports) ? [...ports] : []),
    });
  }

  get data(): unknown {
    return messageOf(this).data;
  }

  get origin(): string {
    return messageOf(this).origin;
  }

  get lastEventId(): string {
    return messageOf(this).lastEventId;
  }

  get source(): unknown {
    return messageOf(this).source;
  }

  get ports(): readonly unknown[] {
    return messageOf(this).ports;
  }

  initMessageEvent(
    _type: string,
    _bubbles?: boolean,
    _cancelable?: boolean,
    data: unknown = null,
    origin: unknown = '',
    lastEventId: unknown = '',
    source: unknown = null,
    ports: readonly unknown[] = [],
  ): void {
    messages.set(this, {
      data,
      origin: toText(origin),
      lastEventId: toText(lastEventId),
      source,
      ports: Object.freeze([...ports]),
    });
  }

  override get [Symbol.toStringTag](): string {
    return 'MessageEvent';
  }
}

interface CloseData {
  readonly wasClean: boolean;
  readonly code: number;
  readonly reason: string;
}

const closes: WeakMap<object, CloseData> = new WeakMap();
const noClose: CloseData = { wasClean: false, code: 0, reason: '' };

export class CloseEvent extends Event {
  constructor(type: string, options: unknown = null) {
    checkCount('CloseEvent', arguments.length);
    // The name is missing in Node as well.
    const given = dictionary(options, 'undefined');
    super(type, eventOptions(given));
    closes.set(this, {
      wasClean: Boolean(member(given, 'wasClean')),
      code: Number(member(given, 'code') ?? 0) & 0xffff,
      reason: text(given, 'reason'),
    });
  }

  get wasClean(): boolean {
    return (closes.get(this) ?? noClose).wasClean;
  }

  get code(): number {
    return (closes.get(this) ?? noClose).code;
  }

  get reason(): string {
    return (closes.get(this) ?? noClose).reason;
  }

  override get [Symbol.toStringTag](): string {
    return 'CloseEvent';
  }
}

const errors: WeakMap<object, unknown> = new WeakMap();

/** No global of Node's: its WebSocket makes them. */
export class ErrorEvent extends Event {
  constructor(type: string, options: unknown = null) {
    checkCount('ErrorEvent', arguments.length);
    super(type, eventOptions(options));
    errors.set(this, options);
  }

  get message(): string {
    return text(errors.get(this), 'message');
  }

  get filename(): string {
    return text(errors.get(this), 'filename');
  }

  get lineno(): number {
    return Number(member(errors.get(this), 'lineno') ?? 0);
  }

  get colno(): number {
    return Number(member(errors.get(this), 'colno') ?? 0);
  }

  get error(): unknown {
    return member(errors.get(this), 'error');
  }

  override get [Symbol.toStringTag](): string {
    return 'ErrorEvent';
  }
}

for (const { prototype } of [MessageEvent, CloseEvent, ErrorEvent]) {
  for (const name of Object.getOwnPropertyNames(prototype)) {
    if (name !== 'constructor') Object.defineProperty(prototype, name, { enumerable: true });
  }
}

const exported: Record<string, unknown> = { MessageEvent, CloseEvent, ErrorEvent };
export default exported;

/** MessageEvent and CloseEvent. */
import { Event } from './event-target.ts';

interface MessageEventInit {
  readonly bubbles?: boolean;
  readonly cancelable?: boolean;
  readonly composed?: boolean;
  readonly data?: unknown;
  readonly origin?: unknown;
  readonly lastEventId?: unknown;
  readonly source?: unknown;
  readonly ports?: Iterable<unknown>;
}

interface MessageFields {
  readonly data: unknown;
  readonly origin: string;
  readonly lastEventId: string;
  readonly source: unknown;
  readonly ports: readonly unknown[];
}

const fields: WeakMap<MessageEvent, MessageFields> = new WeakMap();
const none: MessageFields = { data: null, origin: '', lastEventId: '', source: null, ports: [] };

export class MessageEvent extends Event {
  constructor(...args: [type?: string, options?: MessageEventInit | null]) {
    super(...args);
    const options: MessageEventInit = args[1] ?? {};
    fields.set(this, {
      data: options.data ?? null,
      origin: `${options.origin ?? ''}`,
      lastEventId: `${options.lastEventId ?? ''}`,
      source: options.source ?? null,
      ports: Object.freeze([...(options.ports ?? [])]),
    });
  }
  get data(): unknown {
    return (fields.get(this) ?? none).data;
  }
  get origin(): string {
    return (fields.get(this) ?? none).origin;
  }
  get lastEventId(): string {
    return (fields.get(this) ?? none).lastEventId;
  }
  get source(): unknown {
    return (fields.get(this) ?? none).source;
  }
  get ports(): readonly unknown[] {
    return (fields.get(this) ?? none).ports;
  }
  /** What DOM code of old does in place of the constructor. */
  initMessageEvent(_type: string, _bubbles?: boolean, _cancelable?: boolean, data?: unknown): void {
    fields.set(this, { ...none, data: data ?? null });
  }
  override get [Symbol.toStringTag](): string {
    return 'MessageEvent';
  }
}

interface CloseEventInit {
  readonly bubbles?: boolean;
  readonly cancelable?: boolean;
  readonly composed?: boolean;
  readonly wasClean?: boolean;
  readonly code?: number;
  readonly reason?: string;
}

interface CloseFields {
  readonly wasClean: boolean;
  readonly code: number;
  readonly reason: string;
}

const closings: WeakMap<CloseEvent, CloseFields> = new WeakMap();
const unknownClosing: CloseFields = { wasClean: false, code: 0, reason: '' };

export class CloseEvent extends Event {
  constructor(...args: [type?: string, options?: CloseEventInit | null]) {
    super(...args);
    const { wasClean = false, code = 0, reason = '' }: CloseEventInit = args[1] ?? {};
    closings.set(this, { wasClean, code, reason: `${reason}` });
  }
  get wasClean(): boolean {
    return (closings.get(this) ?? unknownClosing).wasClean;
  }
  get code(): number {
    return (closings.get(this) ?? unknownClosing).code;
  }
  get reason(): string {
    return (closings.get(this) ?? unknownClosing).reason;
  }
  override get [Symbol.toStringTag](): string {
    return 'CloseEvent';
  }
}

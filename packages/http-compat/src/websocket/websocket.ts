/** The WebSocket of the WebSockets standard, as Node 24 has it. */
import { checkCount, toUsvString } from '../fetch/convert.ts';
import { illegalInvocation } from '../fetch/guard.ts';
import { readClose, readOptions, readUrl } from './arguments.ts';
import { Connection, type Environment } from './connection.ts';
import type { MessageEvents } from './events.ts';
import { CLOSED, CLOSING, CONNECTING, OPEN, opcodes, type ReadyState } from './state.ts';

type BinaryType = 'arraybuffer' | 'blob';
type Handler = (event: Event) => unknown;

export interface WebSocketInstance extends EventTarget {
  readonly url: string;
  readonly readyState: ReadyState;
  readonly bufferedAmount: number;
  readonly extensions: string;
  readonly protocol: string;
  binaryType: BinaryType;
  onopen: Handler | null;
  onerror: Handler | null;
  onclose: Handler | null;
  onmessage: Handler | null;
  send(data: unknown): void;
  close(code?: unknown, reason?: unknown): void;
}

export interface WebSocketClass {
  new (url: unknown, protocols?: unknown): WebSocketInstance;
  readonly prototype: WebSocketInstance;
  readonly CONNECTING: 0;
  readonly OPEN: 1;
  readonly CLOSING: 2;
  readonly CLOSED: 3;
}

interface State {
  readonly url: URL;
  readonly connection: Connection;
  /** By the event's type: what `onopen` and the like were set to, and who listens for it. */
  readonly handlers: Map<string, { readonly handler: Handler; readonly listener: Handler }>;
  binaryType: BinaryType;
  buffered: number;
  protocol: string;
  extensions: string;
}

function isBlob(value: unknown): value is Blob {
  return value instanceof Blob;
}

function isHandler(value: unknown): value is Handler {
  return typeof value === 'function';
}

/** What is sent as binary; undefined for what is sent as a text. */
function binaryOf(data: unknown): Uint8Array | undefined {
  if (ArrayBuffer.isView(data)) return new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
  return data instanceof ArrayBuffer ? new Uint8Array(data) : undefined;
}

function dataOf(bytes: Uint8Array, isText: boolean, binaryType: BinaryType): unknown {
  if (isText) return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString();
  const copy = new Uint8Array(bytes);
  return binaryType === 'blob' ? new Blob([copy]) : copy.buffer;
}

/** The class for a machine, over its `http`. */
export function createWebSocket(environment: Environment, events: MessageEvents): WebSocketClass {
  const states: WeakMap<object, State> = new WeakMap();

  function stateOf(socket: object): State {
    const state = states.get(socket);
    if (state === undefined) throw illegalInvocation();
    return state;
  }

  class WebSocket extends globalThis.EventTarget implements WebSocketInstance {
    declare static readonly CONNECTING: 0;
    declare static readonly OPEN: 1;
    declare static readonly CLOSING: 2;
    declare static readonly CLOSED: 3;

    constructor(given: unknown, options: unknown = []) {
      checkCount('WebSocket constructor', arguments.length, 1);
      const url = readUrl(given);
      const wanted = { url, ...readOptions(options) };
      super();
      const connection = new Connection(environment, wanted, {
        opened: ({ protocol, extensions }) => {
          Object.assign(stateOf(this), { protocol, extensions });
          this.dispatchEvent(new Event('open'));
        },
        message: (bytes, isText) => {
          const data = dataOf(bytes, isText, stateOf(this).binaryType);
          this.dispatchEvent(new events.MessageEvent('message', { data, origin: url.origin }));
        },
        ended: ({ code, reason, wasClean, cause }) => {
          if (!wasClean) {
            // Node's says no more than that.
            const error = new TypeError('', cause === undefined ? undefined : { cause });
            this.dispatchEvent(new events.ErrorEvent('error', { error, message: '' }));
          }
          this.dispatchEvent(new events.CloseEvent('close', { code, reason, wasClean }));
        },
      });
      states.set(this, {
        url,
        connection,
        handlers: new Map(),
        binaryType: 'blob',
        buffered: 0,
        protocol: '',
        extensions: '',
      });
    }

    close(...args: [code?: unknown, reason?: unknown]): void {
      const { connection } = stateOf(this);
      const [code, reason] = args;
      const read = readClose(code, reason);
      connection.close(read.code, read.reason);
    }

    send(data: unknown): void {
      const state = stateOf(this);
      checkCount('WebSocket.send', arguments.length, 1);
      const binary = binaryOf(data);
      const text = binary === undefined && !isBlob(data) ? toUsvString(data, 'WebSocket.send: data') : '';
      const { connection } = state;
      if (connection.state === CONNECTING) {
        throw new DOMException('Sent before connected.', 'InvalidStateError');
      }
      if (connection.state !== OPEN) return;
      const counted = (length: number): (() => void) => {
        state.buffered += length;
        return () => {
          state.buffered -= length;
        };
      };
      if (isBlob(data)) {
        connection.sendBlob(data, counted(data.size));
        return;
      }
      const bytes = binary ?? Buffer.from(text);
      connection.send(binary === undefined ? opcodes.text : opcodes.binary, bytes, counted(bytes.length));
    }

    get readyState(): ReadyState {
      return stateOf(this).connection.state;
    }

    get bufferedAmount(): number {
      return stateOf(this).buffered;
    }

    get url(): string {
      return stateOf(this).url.href;
    }

    get extensions(): string {
      return stateOf(this).extensions;
    }

    get protocol(): string {
      return stateOf(this).protocol;
    }

    declare onopen: Handler | null;
    declare onerror: Handler | null;
    declare onclose: Handler | null;
    declare onmessage: Handler | null;
    declare binaryType: BinaryType;

    get [Symbol.toStringTag](): string {
      return 'WebSocket';
    }
  }

  const { prototype } = WebSocket;
  for (const type of ['open', 'error', 'close', 'message']) {
    Object.defineProperty(prototype, `on${type}`, {
      get(this: WebSocket): Handler | null {
        return stateOf(this).handlers.get(type)?.handler ?? null;
      },
      set(this: WebSocket, handler: unknown) {
        const { handlers } = stateOf(this);
        const before = handlers.get(type);
        if (before !== undefined) this.removeEventListener(type, before.listener);
        handlers.delete(type);
        if (!isHandler(handler)) return;
        // One of its own, so that the program's own listener for the same function is another.
        const listener: Handler = (event) => handler.call(this, event);
        handlers.set(type, { handler, listener });
        this.addEventListener(type, listener);
      },
      enumerable: true,
      configurable: true,
    });
  }
  Object.defineProperty(prototype, 'binaryType', {
    get(this: WebSocket): BinaryType {
      return stateOf(this).binaryType;
    },
    set(this: WebSocket, value: unknown) {
      stateOf(this).binaryType = value === 'arraybuffer' ? 'arraybuffer' : 'blob';
    },
    enumerable: true,
    configurable: true,
  });
  for (const [name, value] of Object.entries({ CONNECTING, OPEN, CLOSING, CLOSED })) {
    const descriptor = { value, enumerable: true, writable: false, configurable: false };
    Object.defineProperty(WebSocket, name, descriptor);
    Object.defineProperty(prototype, name, descriptor);
  }
  for (const name of ['close', 'send', 'readyState', 'bufferedAmount', 'url', 'extensions', 'protocol']) {
    Object.defineProperty(prototype, name, { enumerable: true });
  }
  return WebSocket;
}

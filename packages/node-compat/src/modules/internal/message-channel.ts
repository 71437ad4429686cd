/** MessageChannel within the one thread that there is. */
import type { LoopHandle } from '@efi-node/efi-core';
import { runtime } from '../../context.ts';
import { isFunction, member } from '../../narrow.ts';
import { getEventListeners } from '../events.ts';
import { BroadcastChannel, takeMessage } from './broadcast-channel.ts';
import { defineEventHandler, Event, EventTarget } from './event-target.ts';
import { MessageEvent } from './message-events.ts';
import { structuredCloneOf } from './structured-clone.ts';
import { registerTransfer } from './transfer.ts';

interface State {
  peer: MessagePort | undefined;
  started: boolean;
  closed: boolean;
  /** Keeps the loop alive while somebody listens. */
  hold: LoopHandle | undefined;
  readonly queue: unknown[];
}

const states: WeakMap<MessagePort, State> = new WeakMap();

function stateOf(port: MessagePort): State {
  const state = states.get(port);
  if (state === undefined) throw new TypeError('Illegal invocation');
  return state;
}

function deliverOne(port: MessagePort): void {
  const state = stateOf(port);
  if (!state.started || state.queue.length === 0) return;
  port.dispatchEvent(new MessageEvent('message', { data: state.queue.shift() }));
}

/** Each message comes from the loop by itself. */
function schedule(port: MessagePort, count: number): void {
  const { loop } = runtime();
  for (let i = 0; i < count; i++) loop.enqueue(() => deliverOne(port));
}

function release(port: MessagePort): void {
  const state = stateOf(port);
  state.hold?.close();
  state.hold = undefined;
}

type Listener = (value: unknown) => unknown;

/** Listeners of `on`, which take the value where those of `addEventListener` take the event. */
const wrapped: WeakMap<MessagePort, Map<Listener, (event: Event) => void>> = new WeakMap();

export class MessagePort extends EventTarget {
  constructor(secret?: unknown) {
    super();
    if (secret !== made) {
      throw Object.assign(new TypeError('Constructor cannot be called'), {
        code: 'ERR_CONSTRUCT_CALL_INVALID',
      });
    }
    states.set(this, { peer: undefined, started: false, closed: false, hold: undefined, queue: [] });
  }

  postMessage(...args: [message?: unknown, transfer?: unknown]): true | undefined {
    if (args.length === 0) throw new TypeError('Not enough arguments');
    const [message, transfer] = args;
    const { peer } = stateOf(this);
    const given = Array.isArray(transfer) ? transfer : member(transfer, 'transfer');
    const list: readonly unknown[] = Array.isArray(given) ? given : [];
    if (list.includes(this)) throw new DOMException('Transfer list contains source port', 'DataCloneError');
    const data = structuredCloneOf(message, list);
    if (peer === undefined) return undefined;
    const target = stateOf(peer);
    target.queue.push(data);
    if (target.started) schedule(peer, 1);
    return true;
  }

  start(): void {
    const state = stateOf(this);
    if (state.started || state.closed) return;
    state.started = true;
    schedule(this, state.queue.length);
  }

  close(): void {
    const state = stateOf(this);
    if (state.closed) return;
    const { peer } = state;
    for (const port of peer === undefined ? [this] : [this, peer]) {
      const each = stateOf(port);
      each.closed = true;
      each.peer = undefined;
      runtime().loop.enqueue(() => {
        release(port);
        port.dispatchEvent(new Event('close'));
      });
    }
  }

  ref(): void {
    const state = stateOf(this);
    if (!state.closed) state.hold ??= runtime().loop.hold();
  }
  unref(): void {
    release(this);
  }
  hasRef(): boolean {
    return stateOf(this).hold !== undefined;
  }

  override addEventListener(...args: Parameters<EventTarget['addEventListener']>): void {
    super.addEventListener(...args);
    if (args[0] === 'message' && args[1] !== null) this.ref();
  }

  override removeEventListener(...args: Parameters<EventTarget['removeEventListener']>): void {
    super.removeEventListener(...args);
    if (args[0] === 'message' && getEventListeners(this, 'message').length === 0) this.unref();
  }

  on(type: string, listener: Listener): this {
    return this.listen(type, listener, false);
  }
  addListener(type: string, listener: Listener): this {
    return this.listen(type, listener, false);
  }
  once(type: string, listener: Listener): this {
    return this.listen(type, listener, true);
  }
  off(type: string, listener: Listener): this {
    return this.removeListener(type, listener);
  }
  removeListener(type: string, listener: Listener): this {
    const known = wrapped.get(this)?.get(listener);
    this.removeEventListener(type, known ?? listener);
    return this;
  }
  removeAllListeners(type?: string): this {
    for (const each of type === undefined ? this.eventNames() : [type])
      for (const listener of getEventListeners(this, each))
        if (isFunction(listener)) this.removeEventListener(each, listener);
    return this;
  }
  emit(type: string, value?: unknown): boolean {
    const heard = this.listenerCount(type) > 0;
    this.dispatchEvent(new MessageEvent(type, { data: value }));
    return heard;
  }
  listenerCount(type: string): number {
    return getEventListeners(this, type).length;
  }
  eventNames(): string[] {
    return ['message', 'messageerror', 'close'].filter((type) => this.listenerCount(type) > 0);
  }
  setMaxListeners(_count: number): this {
    return this;
  }
  getMaxListeners(): number {
    return 10;
  }

  private listen(type: string, listener: Listener, once: boolean): this {
    const forward = (event: Event): void => {
      listener(event instanceof MessageEvent ? event.data : event);
    };
    let known = wrapped.get(this);
    if (known === undefined) {
      known = new Map();
      wrapped.set(this, known);
    }
    known.set(listener, forward);
    this.addEventListener(type, forward, { once });
    if (type === 'message') this.start();
    return this;
  }
}
defineEventHandler(MessagePort.prototype, 'message');
defineEventHandler(MessagePort.prototype, 'messageerror');
const onmessage = Object.getOwnPropertyDescriptor(MessagePort.prototype, 'onmessage');
Object.defineProperty(MessagePort.prototype, 'onmessage', {
  ...onmessage,
  set(this: MessagePort, value: unknown) {
    onmessage?.set?.call(this, value);
    if (isFunction(value)) {
      this.ref();
      this.start();
    } else if (getEventListeners(this, 'message').length <= 1) this.unref();
  },
});

const made = Symbol('MessagePort');

export class MessageChannel {
  readonly port1: MessagePort = new MessagePort(made);
  readonly port2: MessagePort = new MessagePort(made);
  constructor() {
    stateOf(this.port1).peer = this.port2;
    stateOf(this.port2).peer = this.port1;
  }
}

/** The new port takes the old one's place; the old one can do nothing any more. */
registerTransfer(
  'MessagePort',
  (value) => value instanceof MessagePort,
  (value) => {
    const copy = new MessagePort(made);
    if (!(value instanceof MessagePort)) return copy;
    const from = stateOf(value);
    const to = stateOf(copy);
    to.peer = from.peer;
    to.queue.push(...from.queue.splice(0));
    if (from.peer !== undefined) stateOf(from.peer).peer = copy;
    from.peer = undefined;
    from.closed = true;
    release(value);
    return copy;
  },
);

/** The oldest message that waits at a port or channel, without an event. */
export function receiveMessageOnPort(port: unknown): { message: unknown } | undefined {
  if (port instanceof BroadcastChannel) return takeMessage(port);
  if (!(port instanceof MessagePort))
    throw Object.assign(new TypeError('The "port" argument must be a MessagePort instance'), {
      code: 'ERR_INVALID_ARG_TYPE',
    });
  const { queue } = stateOf(port);
  return queue.length === 0 ? undefined : { message: queue.shift() };
}

const exported: Record<string, unknown> = {
  MessageChannel,
  MessagePort,
  BroadcastChannel,
  receiveMessageOnPort,
};
export default exported;

/** MessageChannel within the one thread that there is. */
import { setImmediate } from '../../timers.ts';
import { defineEventHandler, Event, EventTarget } from './event-target.ts';
import { structuredClone } from './structured-clone.ts';
import { member } from '../../narrow.ts';

export class MessageEvent extends Event {
  declare readonly data: unknown;
  constructor(type: string, options: { data?: unknown } = {}) {
    super(type);
    Object.defineProperty(this, 'data', { value: options.data ?? null, enumerable: true });
  }
}

interface State {
  peer: MessagePort | undefined;
  started: boolean;
  queue: unknown[];
}

const states: WeakMap<MessagePort, State> = new WeakMap();

function stateOf(port: MessagePort): State {
  let state = states.get(port);
  if (state === undefined) {
    state = { peer: undefined, started: false, queue: [] };
    states.set(port, state);
  }
  return state;
}

function deliver(port: MessagePort): void {
  const state = stateOf(port);
  if (!state.started) return;
  for (const data of state.queue.splice(0))
    setImmediate(() => port.dispatchEvent(new MessageEvent('message', { data })));
}

export class MessagePort extends EventTarget {
  postMessage(message: unknown, transfer?: readonly unknown[] | { transfer?: readonly unknown[] }): void {
    const { peer } = stateOf(this);
    const given = Array.isArray(transfer) ? transfer : member(transfer, 'transfer');
    const list: readonly unknown[] | undefined = Array.isArray(given) ? given : undefined;
    const data = structuredClone(message, list === undefined ? undefined : { transfer: list });
    if (peer === undefined) return;
    stateOf(peer).queue.push(data);
    deliver(peer);
  }

  start(): void {
    stateOf(this).started = true;
    deliver(this);
  }

  close(): void {
    const state = stateOf(this);
    const { peer } = state;
    state.peer = undefined;
    if (peer === undefined) return;
    stateOf(peer).peer = undefined;
    setImmediate(() => {
      this.dispatchEvent(new Event('close'));
      peer.dispatchEvent(new Event('close'));
    });
  }

  on(type: string, listener: (data: unknown) => void): this {
    this.addEventListener(type, (event) => listener(event instanceof MessageEvent ? event.data : undefined));
    this.start();
    return this;
  }

  ref(): void {}
  unref(): void {}
}
defineEventHandler(MessagePort.prototype, 'message');
const onmessage = Object.getOwnPropertyDescriptor(MessagePort.prototype, 'onmessage');
Object.defineProperty(MessagePort.prototype, 'onmessage', {
  ...onmessage,
  set(this: MessagePort, value: unknown) {
    onmessage?.set?.call(this, value);
    this.start();
  },
});

export class MessageChannel {
  readonly port1: MessagePort = new MessagePort();
  readonly port2: MessagePort = new MessagePort();
  constructor() {
    stateOf(this.port1).peer = this.port2;
    stateOf(this.port2).peer = this.port1;
  }
}

const exported: Record<string, unknown> = { MessageChannel, MessagePort, MessageEvent };
export default exported;

/** BroadcastChannel: channels of one name, within the one thread that there is. */
import type { LoopHandle } from '@efi-node/efi-core';
import { runtime } from '../../context.ts';
import { ERR_MISSING_ARGS } from '../../errors.ts';
import { inspect } from '../../inspect/inspect.ts';
import { defineEventHandler, EventTarget } from './event-target.ts';
import { MessageEvent } from './message-events.ts';
import { structuredCloneOf } from './structured-clone.ts';

const channels: Map<string, Set<BroadcastChannel>> = new Map();

interface State {
  readonly name: string;
  readonly queue: unknown[];
  hold: LoopHandle | undefined;
  closed: boolean;
}

const states: WeakMap<BroadcastChannel, State> = new WeakMap();

function stateOf(channel: BroadcastChannel): State {
  const state = states.get(channel);
  if (state === undefined)
    throw Object.assign(new TypeError('Value of "this" must be of type BroadcastChannel'), {
      code: 'ERR_INVALID_THIS',
    });
  return state;
}

export class BroadcastChannel extends EventTarget {
  constructor(...args: [name?: unknown]) {
    if (args.length === 0) throw new ERR_MISSING_ARGS('name');
    super();
    const name = String(args[0]);
    states.set(this, { name, queue: [], hold: runtime().loop.hold(), closed: false });
    const others = channels.get(name);
    if (others === undefined) channels.set(name, new Set([this]));
    else others.add(this);
  }

  get name(): string {
    return stateOf(this).name;
  }

  close(): void {
    const state = stateOf(this);
    if (state.closed) return;
    state.closed = true;
    state.hold?.close();
    const others = channels.get(state.name);
    others?.delete(this);
    if (others?.size === 0) channels.delete(state.name);
  }

  postMessage(...args: [message?: unknown]): void {
    const { name, closed } = stateOf(this);
    if (args.length === 0) throw new ERR_MISSING_ARGS('message');
    if (closed) throw new DOMException('BroadcastChannel is closed.', 'InvalidStateError');
    const [message] = args;
    for (const channel of channels.get(name) ?? []) {
      if (channel === this) continue;
      stateOf(channel).queue.push(structuredCloneOf(message, []));
      runtime().loop.enqueue(() => {
        const waiting = stateOf(channel).closed ? undefined : takeMessage(channel);
        if (waiting !== undefined)
          channel.dispatchEvent(new MessageEvent('message', { data: waiting.message }));
      });
    }
  }

  ref(): this {
    const state = stateOf(this);
    if (!state.closed) state.hold ??= runtime().loop.hold();
    return this;
  }

  unref(): this {
    const state = stateOf(this);
    state.hold?.close();
    state.hold = undefined;
    return this;
  }
}

/** What waits longest, for `receiveMessageOnPort`. */
export function takeMessage(channel: BroadcastChannel): { message: unknown } | undefined {
  const { queue } = stateOf(channel);
  return queue.length === 0 ? undefined : { message: queue.shift() };
}
Object.defineProperty(BroadcastChannel.prototype, Symbol.for('nodejs.util.inspect.custom'), {
  value(this: BroadcastChannel, depth: number, options: object) {
    if (depth < 0) return 'BroadcastChannel';
    const { name, closed } = stateOf(this);
    return `BroadcastChannel ${inspect({ name, active: !closed }, { ...options, depth })}`;
  },
  configurable: true,
  writable: true,
});
defineEventHandler(BroadcastChannel.prototype, 'message');
defineEventHandler(BroadcastChannel.prototype, 'messageerror');

/** Those who ask: their servers, their limits, and what they have asked and was not answered yet. */
import type { Loop, LoopHandle } from '@efi-node/efi-core';
import { isLoopback, type Stacks } from '@efi-node/efi-tcp4';
import { type Outcome, Query } from './query.ts';
import type { TypeName } from './record.ts';
import { createServer, type Server } from './server.ts';

export interface ChannelEnvironment {
  readonly loop: Loop;
  /** The network, made at the first use. */
  readonly stacks: () => Stacks;
  /** A number from 0 to 65535. */
  readonly random: () => number;
  /** Channels that wait for answers, for whoever has to end them. */
  readonly asking: Set<Channel>;
}

export interface ChannelOptions {
  /** Milliseconds; -1 and 0 stand for the default. */
  readonly timeout?: number | undefined;
  readonly tries?: number | undefined;
  /** Milliseconds; 0 is no limit. */
  readonly maxTimeout?: number | undefined;
  /** See `QueryOptions`. */
  readonly passesOver?: boolean;
}

const TIMEOUT = 2000;
const TRIES = 4;
/** Whom c-ares asks when the system names nobody; nobody answers there. */
const NOBODY = '127.0.0.1';

interface Pending {
  readonly hold: LoopHandle;
  readonly done: (outcome: Outcome) => void;
  /** Gives up: first waiting for the machine's address, then asking. */
  stop: () => void;
}

export class Channel {
  localAddress: string | undefined;
  private readonly environment: ChannelEnvironment;
  private readonly options: ChannelOptions;
  /** Undefined for those of the system, which may change. */
  private chosen: readonly Server[] | undefined;
  private system: readonly Server[] = [];
  private readonly pending = new Set<Pending>();

  constructor(environment: ChannelEnvironment, options: ChannelOptions = {}) {
    this.environment = environment;
    this.options = options;
  }

  get isAsking(): boolean {
    return this.pending.size > 0;
  }

  /** Those that were chosen, or those of the system as far as firmware knows them now. */
  get servers(): readonly Server[] {
    return this.chosen ?? this.systemServers();
  }

  choose(servers: readonly Server[]): void {
    this.chosen = servers;
  }

  /** `done` comes from the loop, once, and the loop lives until then. */
  query(name: string, type: TypeName, done: (outcome: Outcome) => void): void {
    const { loop, stacks, asking } = this.environment;
    const pending: Pending = { hold: loop.hold(), done, stop: () => undefined };
    this.pending.add(pending);
    asking.add(this);
    const { chosen } = this;
    if (chosen?.every(({ address }) => isLoopback(address)) === true) {
      this.ask(pending, name, type, chosen, undefined);
      return;
    }
    // The time that the machine takes to get its address is not the servers'.
    pending.stop = stacks().prepare((cause) => {
      const system = chosen ?? this.systemServers();
      const servers = system.length === 0 ? [createServer(NOBODY)] : system;
      this.ask(pending, name, type, servers, cause);
    });
  }

  /** All that was asked ends with ECANCELLED. */
  cancel(): void {
    for (const pending of this.pending) {
      pending.stop();
      this.finish(pending, { code: 'ECANCELLED' });
    }
  }

  /** All that was asked is forgotten. */
  close(): void {
    for (const { stop, hold } of this.pending) {
      stop();
      hold.close();
    }
    this.pending.clear();
  }

  private ask(
    pending: Pending,
    name: string,
    type: TypeName,
    servers: readonly Server[],
    cause: Error | undefined,
  ): void {
    const { loop, stacks, random } = this.environment;
    const { timeout = 0, tries = TRIES, maxTimeout = 0, passesOver = false } = this.options;
    const query = new Query({
      loop,
      stacks: stacks(),
      local: this.localAddress,
      servers,
      name,
      type,
      id: random(),
      timeout: timeout > 0 ? timeout : TIMEOUT,
      tries,
      maxTimeout: maxTimeout > 0 ? maxTimeout : Number.POSITIVE_INFINITY,
      passesOver,
      done: (outcome) =>
        this.finish(pending, 'code' in outcome && cause !== undefined ? { ...outcome, cause } : outcome),
    });
    pending.stop = () => query.close();
  }

  /** Answers come in the check phase, where Node has its callbacks made. */
  private finish(pending: Pending, outcome: Outcome): void {
    if (!this.pending.delete(pending)) return;
    if (this.pending.size === 0) this.environment.asking.delete(this);
    this.environment.loop.immediate(() => {
      pending.hold.close();
      pending.done(outcome);
    });
  }

  private systemServers(): readonly Server[] {
    const names = this.environment.stacks().nameServers();
    const isSame =
      names.length === this.system.length && names.every((name, at) => name === this.system[at]?.address);
    if (!isSame) this.system = names.map((name) => createServer(name));
    return this.system;
  }
}

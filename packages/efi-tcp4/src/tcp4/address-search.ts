/**
 * Gets an address for an interface that has none: a lease of our own that EFI_IP4_CONFIG2 adopts, else its own DHCP,
 * else that of EFI_IP4_CONFIG; all within one limit.
 */
import {
  type Address,
  type EventId,
  type LoopHandle,
  type LoopTimer,
  type Machine,
  statusName,
} from '@efi-node/efi-core';
import { parseIpv4, prefixLength } from '../address.ts';
import { TcpError } from '../error.ts';
import type { InterfaceAddress } from './interface.ts';
import type { Ip4Settings } from './ip4.ts';
import { hasDhcp, Lease } from './lease.ts';
import type { Poller } from './poller.ts';

/** Milliseconds between two looks at what firmware does by itself. */
const LOOK = 10;
const LOOK_FOR_MEDIA = 100;
/** A link that is coming up takes a gigabit interface 2 to 4 seconds. */
const MEDIA_LIMIT = 4000;
/** Milliseconds that EFI_IP4_CONFIG2 may take to adopt a lease. */
const ADOPTION_LIMIT = 1000;

export interface SearchOptions {
  readonly machine: Machine;
  readonly binding: Address;
  readonly settings: Ip4Settings;
  readonly poller: Poller;
  /** Milliseconds for all attempts together. */
  readonly limit: number;
  readonly log: (line: string) => void;
  /** Called from the loop, once. */
  readonly done: (result: SearchResult) => void;
}

export type SearchResult =
  | {
      readonly kind: 'found';
      readonly configured: InterfaceAddress;
      /** Gives up what keeps the address: a lease of ours, the events that EFI_IP4_CONFIG holds. */
      readonly release: (() => void) | undefined;
    }
  | { readonly kind: 'failed'; readonly error: TcpError };

export class AddressSearch {
  private readonly options: SearchOptions;
  private readonly machine: Machine;
  private readonly hold: LoopHandle;
  private readonly mac: string;
  private readonly started: number;
  private readonly limit: LoopTimer;
  /** What was tried, and why it did not do, for the message of the error. */
  private readonly tried: string[] = [];
  private lease: Lease | undefined;
  private look: LoopTimer | undefined;
  private events: { readonly id: EventId; readonly handle: LoopHandle }[] = [];
  private over = false;

  constructor(options: SearchOptions) {
    this.options = options;
    this.machine = options.machine;
    this.mac = options.settings.mac;
    this.started = this.machine.loop.now;
    this.hold = this.machine.loop.hold();
    // Whoever waits for the address keeps the loop alive.
    this.hold.unref();
    options.poller.acquire();
    options.log('IP configuration started');
    this.limit = this.machine.loop.timer(() => this.timedOut(), options.limit);
    this.limit.unref();
    this.awaitMedia();
  }

  /** Gives up; `done` is not called. */
  cancel(): void {
    if (this.over) return;
    this.stop();
    this.release();
  }

  private awaitMedia(): void {
    if (this.options.settings.hasMedia()) {
      this.askForLease();
      return;
    }
    if (this.machine.loop.now - this.started >= Math.min(MEDIA_LIMIT, this.options.limit)) {
      this.fail('no-media', `${this.mac} has no link`);
      return;
    }
    this.again(() => this.awaitMedia(), LOOK_FOR_MEDIA);
  }

  private askForLease(): void {
    const { binding, settings } = this.options;
    if (!settings.hasConfig2 || !hasDhcp(this.machine, binding)) {
      this.askFirmware();
      return;
    }
    try {
      const lease = new Lease(this.machine, binding);
      this.lease = lease;
      lease.start((failure) => {
        if (failure === undefined) this.adopt();
        else this.leaseFailed(failure);
      });
    } catch (error) {
      this.leaseFailed(error instanceof Error ? error.message : 'no memory');
    }
  }

  private leaseFailed(reason: string): void {
    this.tried.push(reason);
    this.lease?.dispose();
    this.lease = undefined;
    this.askFirmware();
  }

  private adopt(): void {
    const status = this.options.settings.useDhcp();
    if (status < 0) {
      this.leaseFailed(`EFI_IP4_CONFIG2_PROTOCOL.SetData: ${statusName(status)}`);
      return;
    }
    const until = this.machine.loop.now + ADOPTION_LIMIT;
    this.awaitAddress(() => {
      if (this.machine.loop.now < until) return false;
      this.leaseFailed('EFI_IP4_CONFIG2 did not adopt the lease');
      return true;
    });
  }

  private askFirmware(): void {
    const { settings } = this.options;
    if (settings.hasConfig2) {
      this.tried.push('DHCP by EFI_IP4_CONFIG2');
      const status = settings.useDhcp();
      if (status < 0) this.tried.push(statusName(status));
    } else if (settings.config !== undefined) {
      this.tried.push('DHCP by EFI_IP4_CONFIG');
      const status = settings.config.call.Start(this.event(), this.event());
      if (status < 0) this.tried.push(statusName(status));
    } else {
      this.fail('no-address', `${this.mac} has neither EFI_IP4_CONFIG2 nor EFI_IP4_CONFIG`);
      return;
    }
    this.awaitAddress(() => false);
  }

  /** Looks again and again, until there is an address or `giveUp` has gone on with something else. */
  private awaitAddress(giveUp: () => boolean): void {
    const configured = this.options.settings.read();
    if (configured !== undefined) this.found(configured);
    else if (!giveUp()) this.again(() => this.awaitAddress(giveUp), LOOK);
  }

  private again(step: () => void, delay: number): void {
    this.look = this.machine.loop.timer(step, delay);
    this.look.unref();
  }

  /** An event that firmware wants and nobody waits for. */
  private event(): Address {
    const { native, loop } = this.machine;
    const id = native.createEvent();
    const handle = loop.onEvent(id, () => undefined);
    handle.unref();
    this.events.push({ id, handle });
    return native.eventHandle(id);
  }

  private found(configured: InterfaceAddress): void {
    this.stop();
    const mask = parseIpv4(configured.mask) ?? 0;
    this.options.log(`IP configuration complete: ${configured.address}/${prefixLength(mask)}`);
    const kept = this.lease !== undefined || this.events.length > 0;
    this.options.done({ kind: 'found', configured, release: kept ? () => this.release() : undefined });
  }

  private timedOut(): void {
    const tried = this.tried.length === 0 ? 'DHCP' : this.tried.join(', ');
    this.fail('no-address', `${this.mac} got none within ${this.options.limit} ms; tried: ${tried}`);
  }

  private fail(code: 'no-media' | 'no-address', detail: string): void {
    if (this.over) return;
    this.stop();
    this.release();
    const error = new TcpError(code, 'configure', detail);
    this.options.log(`IP configuration failed: ${detail}`);
    this.options.done({ kind: 'failed', error });
  }

  private stop(): void {
    this.over = true;
    this.look?.close();
    this.limit.close();
    this.hold.close();
    this.options.poller.release();
  }

  private release(): void {
    this.lease?.dispose();
    this.lease = undefined;
    // Firmware would signal the events for as long as the configuration lives.
    if (this.events.length > 0) this.options.settings.config?.call.Stop();
    for (const { id, handle } of this.events.splice(0)) {
      handle.close();
      this.machine.native.closeEvent(id);
    }
  }
}

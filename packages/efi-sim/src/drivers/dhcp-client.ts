import type { Scheduled, SimClock } from '../clock.ts';
import type { Nic } from '../net/nic.ts';
import type { DhcpMessage, Lease } from '../net/packet.ts';

export type DhcpState = 'stopped' | 'init' | 'selecting' | 'requesting' | 'bound';

/** What the owner of a DHCP run decides about an offer. */
export type OfferAnswer = 'accept' | 'wait' | 'abort';

export type DhcpStep = 'discover' | 'select' | 'request' | 'ack' | 'nak' | 'bound' | 'fail';

export interface DhcpOwner {
  /** Milliseconds of each try; the number of tries is its length. */
  readonly discoverTimeouts: readonly number[];
  readonly requestTimeouts: readonly number[];
  /** Asked for each offer; 'wait' collects more until the try's time is over. */
  onOffer(): OfferAnswer;
  /** Told of each step; false aborts. */
  onStep(step: DhcpStep): boolean;
  onEnd(outcome: 'bound' | 'timeout' | 'aborted'): void;
}

/** EDK2's defaults (NetworkPkg/Dhcp4Dxe): how long a try lasts, in milliseconds. */
export const DISCOVER_TIMEOUTS: readonly number[] = [4000, 8000, 16_000, 32_000];
export const REQUEST_TIMEOUTS: readonly number[] = [4000, 8000, 16_000, 32_000];

/** The DHCP service of one interface: one run at a time, whoever owns it. */
export class DhcpClient {
  readonly #clock: SimClock;
  readonly #nic: Nic;
  #state: DhcpState = 'stopped';
  #owner: DhcpOwner | undefined;
  #lease: Lease | undefined;
  #offer: Lease | undefined;
  #timer: Scheduled | undefined;

  constructor(clock: SimClock, nic: Nic) {
    this.#clock = clock;
    this.#nic = nic;
    nic.dhcpListeners.add((message) => this.#input(message));
  }

  get state(): DhcpState {
    return this.#state;
  }

  get owner(): DhcpOwner | undefined {
    return this.#owner;
  }

  /** The lease while bound. */
  get lease(): Lease | undefined {
    return this.#state === 'bound' ? this.#lease : undefined;
  }

  start(owner: DhcpOwner): void {
    this.#owner = owner;
    this.#discover(0);
  }

  /** Back to the start, without a word to anybody. */
  stop(): void {
    this.#timer?.cancel();
    this.#state = 'stopped';
    this.#owner = undefined;
    this.#lease = undefined;
  }

  #discover(round: number): void {
    const timeout = this.#owner?.discoverTimeouts[round];
    if (timeout === undefined) {
      this.#finish('timeout');
      return;
    }
    this.#state = 'selecting';
    this.#offer = undefined;
    if (!this.#step('discover')) return;
    this.#send('discover');
    this.#timer = this.#clock.schedule(timeout, () => {
      if (this.#offer === undefined) this.#discover(round + 1);
      else this.#request(0);
    });
  }

  #request(round: number): void {
    this.#timer?.cancel();
    const timeout = this.#owner?.requestTimeouts[round];
    if (timeout === undefined) {
      this.#finish('timeout');
      return;
    }
    this.#state = 'requesting';
    if (round === 0 && !this.#step('select')) return;
    if (!this.#step('request')) return;
    this.#send('request');
    this.#timer = this.#clock.schedule(timeout, () => this.#request(round + 1));
  }

  #input(message: DhcpMessage): void {
    if (message.mac !== this.#nic.mac) return;
    if (this.#state === 'selecting' && message.type === 'offer') {
      this.#offer ??= message.lease;
      const answer = this.#owner?.onOffer() ?? 'wait';
      if (answer === 'accept') this.#request(0);
      else if (answer === 'abort') this.#finish('aborted');
    } else if (this.#state === 'requesting' && message.type === 'nak') {
      this.#timer?.cancel();
      if (this.#step('nak')) this.#discover(0);
    } else if (this.#state === 'requesting' && message.type === 'ack') {
      if (!this.#step('ack')) return;
      this.#lease = message.lease;
      this.#timer?.cancel();
      this.#state = 'bound';
      this.#owner?.onStep('bound');
      this.#owner?.onEnd('bound');
    }
  }

  #step(step: DhcpStep): boolean {
    if (this.#owner?.onStep(step) !== false) return true;
    this.#finish('aborted');
    return false;
  }

  #finish(outcome: 'timeout' | 'aborted'): void {
    this.#timer?.cancel();
    const owner = this.#owner;
    this.#state = 'init';
    this.#owner = undefined;
    owner?.onStep('fail');
    owner?.onEnd(outcome);
  }

  #send(type: 'discover' | 'request'): void {
    this.#nic.send({ kind: 'dhcp', type, mac: this.#nic.mac, from: '0.0.0.0', to: '255.255.255.255' });
  }
}

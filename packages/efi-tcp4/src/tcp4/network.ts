/** The interfaces of a machine: found and configured at the first use of an address that is not loopback's. */
import { type Address, type Machine, type Scope } from '@efi-node/efi-core';
import { parseIpv4, sameSubnet } from '../address.ts';
import { TcpError } from '../error.ts';
import type { Network } from '../network.ts';
import type { Ipv4Address } from '../tcp.ts';
import { AddressSearch } from './address-search.ts';
import { INTERFACE_SERVICE, type InterfaceAddress, Tcp4Interface } from './interface.ts';
import { Ip4Settings } from './ip4.ts';
import { Poller } from './poller.ts';
import { tcpErrorFrom } from './status.ts';

/** Milliseconds that connections get to close in order when the program ends. */
const CLOSE_LIMIT = 500;

export interface NetworkOptions {
  readonly machine: Machine;
  /** Hardware addresses of the interfaces to use; all when not given. */
  readonly only?: readonly string[] | undefined;
  /** Milliseconds that getting an address may take. */
  readonly addressLimit: number;
  readonly log: (line: string) => void;
}

/** What carries EFI_TCP4's service binding, with or without an address. */
interface Candidate {
  readonly binding: Address;
  readonly scope: Scope;
  readonly settings: Ip4Settings;
  readonly poller: Poller;
  search: AddressSearch | undefined;
  network: Tcp4Interface | undefined;
}

export class FirmwareNetwork implements Network {
  private readonly options: NetworkOptions;
  private readonly machine: Machine;
  private readonly scope: Scope;
  private candidates: Candidate[] | undefined;
  private readonly waiting = new Set<(error?: Error) => void>();
  private searching = 0;
  private failure: TcpError | undefined;
  private closed = false;

  constructor(options: NetworkOptions) {
    this.options = options;
    this.machine = options.machine;
    this.scope = options.machine.scope.child('tcp4');
  }

  get interfaces(): readonly Tcp4Interface[] {
    return (this.candidates ?? []).flatMap((candidate) => candidate.network ?? []);
  }

  get settled(): boolean {
    return this.candidates !== undefined && this.searching === 0;
  }

  prepare(done: (error?: Error) => void): () => void {
    this.waiting.add(done);
    try {
      if (this.searching === 0) this.configure();
    } catch (error) {
      this.failure = tcpErrorFrom(error, 'configure');
    }
    if (this.searching === 0) this.tell();
    return () => this.waiting.delete(done);
  }

  nameServers(): Ipv4Address[] {
    if (this.closed) return [];
    this.candidates ??= this.discover();
    const servers = this.candidates.flatMap(({ settings }) => settings.nameServers());
    return [...new Set(servers)];
  }

  route(remote: Ipv4Address, from?: Ipv4Address): Tcp4Interface | undefined {
    const target = parseIpv4(remote) ?? 0;
    const interfaces = this.interfaces.filter(({ address }) => from === undefined || address === from);
    const near = interfaces.find((one) =>
      sameSubnet(target, parseIpv4(one.address) ?? 0, parseIpv4(one.mask) ?? 0xffffffff),
    );
    return near ?? interfaces.find((one) => one.gateway !== undefined);
  }

  close(done: () => void): void {
    this.closed = true;
    this.waiting.clear();
    for (const candidate of this.candidates ?? []) candidate.search?.cancel();
    let left = 1;
    const oneClosed = (): void => {
      left -= 1;
      if (left > 0) return;
      this.scope.close((leaks) => {
        for (const leak of leaks)
          this.options.log(`firmware did not give back ${leak.name} in ${leak.milliseconds} ms`);
        done();
      });
    };
    for (const one of this.interfaces) {
      left += 1;
      one.close(CLOSE_LIMIT, oneClosed);
    }
    oneClosed();
  }

  /** Finds interfaces, and looks for addresses where there is none. */
  private configure(): void {
    if (this.closed) return;
    this.candidates ??= this.discover();
    if (this.candidates.length === 0) {
      this.failure = new TcpError(
        'network-unreachable',
        'configure',
        'firmware has no interface with EFI_TCP4',
      );
      return;
    }
    for (const candidate of this.candidates) {
      if (candidate.network !== undefined) continue;
      const configured = candidate.settings.read();
      if (configured !== undefined) this.use(candidate, configured, undefined);
      else this.search(candidate);
    }
  }

  private discover(): Candidate[] {
    const { bootServices } = this.machine;
    let handles = bootServices.locateHandles(INTERFACE_SERVICE);
    if (handles.length === 0) {
      // Booted past the boot manager, firmware has not started its network drivers.
      for (const handle of bootServices.locateHandles())
        bootServices.table.call.ConnectController(handle, null, null, true);
      handles = bootServices.locateHandles(INTERFACE_SERVICE);
    }
    const { only } = this.options;
    return handles.flatMap((binding) => {
      const settings = new Ip4Settings(this.machine, binding);
      if (only !== undefined && !only.includes(settings.mac)) return [];
      const scope = this.scope.child(settings.mac);
      const poller = new Poller(this.machine, binding);
      scope.onClose('poller', (done) => {
        poller.dispose();
        done();
      });
      return { binding, scope, settings, poller, search: undefined, network: undefined };
    });
  }

  private search(candidate: Candidate): void {
    this.searching += 1;
    const { machine, addressLimit, log } = this.options;
    const { binding, settings, poller } = candidate;
    candidate.search = new AddressSearch({
      machine,
      binding,
      settings,
      poller,
      limit: addressLimit,
      log,
      done: (result) => {
        candidate.search = undefined;
        this.searching -= 1;
        if (result.kind === 'found') this.use(candidate, result.configured, result.release);
        else this.failure = result.error;
        if (this.searching === 0) this.tell();
      },
    });
  }

  private use(candidate: Candidate, configured: InterfaceAddress, release: (() => void) | undefined): void {
    const { machine } = this;
    const { binding, scope, poller } = candidate;
    if (release !== undefined) {
      scope.onClose('address', (done) => {
        release();
        done();
      });
    }
    try {
      candidate.network = new Tcp4Interface({ machine, scope, binding, poller, configured });
    } catch (error) {
      this.failure = tcpErrorFrom(error, 'configure');
    }
  }

  private tell(): void {
    const failure = this.interfaces.length === 0 ? this.failure : undefined;
    for (const done of this.waiting) {
      this.machine.loop.enqueue(() => {
        if (this.waiting.delete(done)) done(failure);
      });
    }
  }
}

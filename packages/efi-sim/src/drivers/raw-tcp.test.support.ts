import {
  type Address,
  type Bound,
  type BootServices,
  createMachine,
  EFI_TCP4_CLOSE_TOKEN,
  EFI_TCP4_CONFIG_DATA,
  EFI_TCP4_IO_TOKEN,
  EFI_TCP4_LISTEN_TOKEN,
  EFI_TCP4_OPTION,
  EFI_TCP4_PROTOCOL,
  EFI_TCP4_RECEIVE_DATA,
  EFI_TCP4_SERVICE_BINDING_PROTOCOL,
  type EventId,
  type Machine,
  type Native,
  readStatus,
  type Status,
} from '@efi-node/efi-core';
import { createSim, type Sim } from '../sim.ts';
import type { SimOptions } from '../options.ts';

/** A status that no driver writes. */
const UNSET = 1;

export class RawToken {
  readonly address: Address;
  readonly event: EventId;
  readonly blocks: Address[] = [];
  readonly pins: Address[] = [];
  buffer: Uint8Array = new Uint8Array(0);
  readonly #native: Native;

  constructor(native: Native, size: number) {
    this.#native = native;
    this.address = native.allocate(size);
    this.blocks.push(this.address);
    this.event = native.createEvent();
    const view = this.#view(16);
    view.setBigUint64(0, BigInt(native.eventHandle(this.event)), true);
    view.setBigUint64(8, BigInt(UNSET), true);
  }

  /** Undefined while firmware has the token. */
  get status(): Status | undefined {
    const status = readStatus(this.#view(16), 8);
    return status === UNSET ? undefined : status;
  }

  word(offset: number): number {
    return Number(this.#view(offset + 8).getBigUint64(offset, true));
  }

  free(): void {
    for (const pin of this.pins) this.#native.unpin(pin);
    for (const block of this.blocks) this.#native.free(block);
    this.#native.closeEvent(this.event);
  }

  #view(length: number): DataView {
    const bytes = this.#native.view(this.address, length);
    return new DataView(bytes.buffer, bytes.byteOffset, length);
  }
}

export interface TcpOptions {
  readonly remote?: { readonly address: string; readonly port: number };
  readonly port?: number;
  readonly backlog?: number;
  readonly receiveBuffer?: number;
  readonly sendBuffer?: number;
}

/** A child of EFI_TCP4, driven by hand. */
export class RawTcp {
  readonly machine: Machine;
  readonly handle: Address;
  readonly tcp: Bound<(typeof EFI_TCP4_PROTOCOL)['fields']>;
  readonly #nic: Address;

  constructor(machine: Machine, nic: Address, handle: Address) {
    this.machine = machine;
    this.#nic = nic;
    this.handle = handle;
    this.tcp = machine.bootServices.requireProtocol(handle, EFI_TCP4_PROTOCOL);
  }

  configure(options: TcpOptions): Status {
    const { native } = this.machine;
    const config = EFI_TCP4_CONFIG_DATA.allocate(native);
    const option = EFI_TCP4_OPTION.allocate(native, {
      MaxSynBackLog: options.backlog ?? 0,
      ReceiveBufferSize: options.receiveBuffer ?? 0,
      SendBufferSize: options.sendBuffer ?? 0,
      TimeWaitTimeout: 2,
      EnableWindowScaling: true,
    });
    config.ControlOption = option.address;
    config.AccessPoint.assign({
      UseDefaultAddress: true,
      StationPort: options.port ?? 0,
      RemoteAddress: options.remote?.address ?? '0.0.0.0',
      RemotePort: options.remote?.port ?? 0,
      ActiveFlag: options.remote !== undefined,
    });
    const status = this.tcp.call.Configure(config.address);
    native.free(option.address);
    native.free(config.address);
    return status;
  }

  connect(): { status: Status; token: RawToken } {
    const token = new RawToken(this.machine.native, EFI_TCP4_LISTEN_TOKEN.size);
    return { status: this.tcp.call.Connect(token.address), token };
  }

  accept(): RawToken {
    const token = new RawToken(this.machine.native, EFI_TCP4_LISTEN_TOKEN.size);
    this.tcp.Accept(token.address);
    return token;
  }

  accepted(token: RawToken): RawTcp {
    return new RawTcp(this.machine, this.#nic, token.word(16));
  }

  receive(size: number): { status: Status; token: RawToken } {
    return this.#io(new Uint8Array(size), (address) => this.tcp.call.Receive(address));
  }

  transmit(data: Uint8Array): { status: Status; token: RawToken } {
    return this.#io(data, (address) => this.tcp.call.Transmit(address));
  }

  close(abort: boolean): { status: Status; token: RawToken } {
    const token = new RawToken(this.machine.native, EFI_TCP4_CLOSE_TOKEN.size);
    if (abort) this.machine.native.view(token.address + 16, 1).fill(1);
    return { status: this.tcp.call.Close(token.address), token };
  }

  destroy(): void {
    this.machine.bootServices.destroyChild(this.#nic, EFI_TCP4_SERVICE_BINDING_PROTOCOL, this.handle);
  }

  #io(buffer: Uint8Array, submit: (token: Address) => Status): { status: Status; token: RawToken } {
    const { native } = this.machine;
    const token = new RawToken(native, EFI_TCP4_IO_TOKEN.size);
    token.buffer = buffer;
    const pin = native.pin(buffer);
    token.pins.push(pin);
    const data = EFI_TCP4_RECEIVE_DATA.allocate(native, { DataLength: buffer.length, FragmentCount: 1 });
    token.blocks.push(data.address);
    data.FragmentTable.set(0, { FragmentLength: buffer.length, FragmentBuffer: pin });
    EFI_TCP4_IO_TOKEN.at(native, token.address).Packet = data.address;
    return { status: submit(token.address), token };
  }
}

export interface Rig {
  readonly sim: Sim;
  readonly native: Native;
  readonly machine: Machine;
  readonly bootServices: BootServices;
  readonly nic: Address;
  open(): RawTcp;
  /** Lets time pass, polling every millisecond. */
  pass(milliseconds: number): void;
  /** Lets time pass without a poll. */
  sleep(milliseconds: number): void;
  /** Bytes that a receive token got. */
  received(token: RawToken): Uint8Array;
}

export function rig(options: SimOptions = {}): Rig {
  const sim = createSim({ nics: [{ address: { address: '10.0.2.15' } }], connected: true, ...options });
  const machine = createMachine(sim.native);
  const nic = sim.nics[0]?.handle ?? 0;
  return {
    sim,
    native: sim.native,
    machine,
    bootServices: machine.bootServices,
    nic,
    open: () =>
      new RawTcp(machine, nic, machine.bootServices.createChild(nic, EFI_TCP4_SERVICE_BINDING_PROTOCOL)),
    pass(milliseconds) {
      for (let left = milliseconds; left > 0; left--) {
        sim.clock.advance(1);
        for (const { nic: card } of sim.nics) while (card.poll());
      }
    },
    sleep: (milliseconds) => void sim.clock.advance(milliseconds),
    received(token) {
      const data = EFI_TCP4_RECEIVE_DATA.at(
        sim.native,
        EFI_TCP4_IO_TOKEN.at(sim.native, token.address).Packet,
      );
      return token.buffer.subarray(0, data.DataLength);
    },
  };
}

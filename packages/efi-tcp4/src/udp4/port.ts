/** One UDP port over a child of EFI_UDP4: a Receive that is always posted, and one Transmit at a time. */
import {
  type Address,
  type Bound,
  EFI_ACCESS_DENIED,
  EFI_ABORTED,
  EFI_UDP4_COMPLETION_TOKEN,
  EFI_UDP4_CONFIG_DATA,
  EFI_UDP4_FRAGMENT_DATA,
  EFI_UDP4_PROTOCOL,
  EFI_UDP4_RECEIVE_DATA,
  EFI_UDP4_SERVICE_BINDING_PROTOCOL,
  EFI_UDP4_TRANSMIT_DATA,
  check,
  EfiError,
  type Machine,
  Operation,
  readNumber64,
  type Scope,
  type Status,
  writeNumber64,
} from '@efi-node/efi-core';
import { TcpError } from '../error.ts';
import type { Endpoint } from '../tcp.ts';
import { tcpErrorFrom, tcpErrorOf } from '../tcp4/status.ts';
import type { UdpHandlers, UdpPort } from '../udp.ts';

type Udp4 = Bound<(typeof EFI_UDP4_PROTOCOL)['fields']>;
type IoToken = Operation<(typeof EFI_UDP4_COMPLETION_TOKEN)['fields']>;

/** The dynamic ports of RFC 6335, section 6. */
const FIRST_EPHEMERAL = 49152;
const EPHEMERAL_PORTS = 65536 - FIRST_EPHEMERAL;
/** Numbers drawn before firmware is left to choose. */
const PORT_TRIES = 4;
const TIME_TO_LIVE = 64;

const transmitTable = EFI_UDP4_TRANSMIT_DATA.offsets.FragmentTable;
const receiveTable = EFI_UDP4_RECEIVE_DATA.offsets.FragmentTable;
const { FragmentLength, FragmentBuffer } = EFI_UDP4_FRAGMENT_DATA.offsets;

export interface Udp4Environment {
  readonly machine: Machine;
  /** The interface's. */
  readonly scope: Scope;
  /** The handle with the service bindings. */
  readonly binding: Address;
  /** Called once when nothing of the port is left. */
  readonly onReleased: () => void;
}

export class Udp4Port implements UdpPort {
  private readonly machine: Machine;
  private readonly handlers: UdpHandlers;
  private readonly scope: Scope;
  private readonly udp: Udp4;
  private readonly receive: IoToken;
  private readonly transmit: IoToken;
  private readonly transmitData: DataView;
  private readonly waiting: Uint8Array[] = [];
  private open = true;

  /** Throws TcpError; nothing is kept then, and `onReleased` is called all the same. */
  constructor(environment: Udp4Environment, remote: Endpoint, handlers: UdpHandlers) {
    const { machine, binding } = environment;
    this.machine = machine;
    this.handlers = handlers;
    this.scope = environment.scope.child(`udp ${remote.address}:${remote.port}`);
    this.scope.onClose('released', (done) => {
      environment.onReleased();
      done();
    });
    try {
      const { bootServices } = machine;
      const service = EFI_UDP4_SERVICE_BINDING_PROTOCOL;
      if (bootServices.interfaceOf(binding, service) === 0)
        throw new TcpError('unsupported', 'send', 'firmware has no EFI_UDP4_SERVICE_BINDING_PROTOCOL');
      const handle = bootServices.createChild(binding, service);
      this.scope.onClose('child', (done) => {
        bootServices.destroyChild(binding, service, handle);
        done();
      });
      this.udp = bootServices.requireProtocol(handle, EFI_UDP4_PROTOCOL);
      this.configure(remote);
      this.receive = this.operation('Receive', (status) => this.received(status));
      this.transmit = this.operation('Transmit', (status) => this.transmitted(status));
      const data = this.transmit.memory(EFI_UDP4_TRANSMIT_DATA, { FragmentCount: 1 }, 1);
      this.transmit.token.Packet = data.address;
      this.transmitData = data.data;
      this.post();
    } catch (error) {
      this.open = false;
      this.scope.close();
      throw tcpErrorFrom(error, 'configure');
    }
  }

  send(bytes: Uint8Array): void {
    this.waiting.push(new Uint8Array(bytes));
    this.pump();
  }

  close(): void {
    this.open = false;
    this.scope.close();
  }

  private operation(name: 'Receive' | 'Transmit', done: (status: Status) => void): IoToken {
    return new Operation(this.machine, this.scope, {
      name: `EFI_UDP4_PROTOCOL.${name}`,
      token: EFI_UDP4_COMPLETION_TOKEN,
      submit: (token) => this.udp.call[name](token),
      abort: (token) => this.udp.call.Cancel(token),
      done,
    });
  }

  /** An answer is believed by its ports and its content, so that the port is drawn at random: RFC 5452, section 9.2. */
  private configure(remote: Endpoint): void {
    const { native } = this.machine;
    const config = EFI_UDP4_CONFIG_DATA.allocate(native, {
      TimeToLive: TIME_TO_LIVE,
      UseDefaultAddress: true,
      RemoteAddress: remote.address,
      RemotePort: remote.port,
    });
    try {
      let status: Status = EFI_ACCESS_DENIED;
      for (let tried = 0; status === EFI_ACCESS_DENIED && tried <= PORT_TRIES; tried += 1) {
        config.StationPort = tried < PORT_TRIES ? this.randomPort() : 0;
        status = this.udp.call.Configure(config.address);
      }
      check(status, 'EFI_UDP4_PROTOCOL.Configure');
    } finally {
      native.free(config.address);
    }
  }

  private randomPort(): number {
    const bytes = new Uint8Array(2);
    this.machine.native.randomBytes(bytes);
    return FIRST_EPHEMERAL + (new DataView(bytes.buffer).getUint16(0) % EPHEMERAL_PORTS);
  }

  private post(): void {
    const status = this.receive.start();
    if (status < 0) throw new EfiError(status, 'EFI_UDP4_PROTOCOL.Receive');
  }

  private received(status: Status): void {
    if (status < 0) {
      this.fail(status, 'Receive');
      return;
    }
    // Firmware's buffers go back whatever becomes of the port.
    const bytes = this.take(this.receive.token.Packet);
    if (!this.open) return;
    try {
      this.post();
    } catch (error) {
      this.failWith(tcpErrorFrom(error, 'read'));
      return;
    }
    this.handlers.onMessage(bytes);
  }

  /** Copies a datagram and gives its memory back. */
  private take(address: Address): Uint8Array {
    const { native, bootServices } = this.machine;
    const { DataLength, FragmentCount, RecycleSignal } = EFI_UDP4_RECEIVE_DATA.at(native, address);
    const bytes = new Uint8Array(DataLength);
    const size = receiveTable + FragmentCount * EFI_UDP4_FRAGMENT_DATA.size;
    const view = native.view(address, size);
    const data = new DataView(view.buffer, view.byteOffset, view.length);
    let filled = 0;
    for (let at = receiveTable; at < size && filled < DataLength; at += EFI_UDP4_FRAGMENT_DATA.size) {
      const length = Math.min(data.getUint32(at + FragmentLength, true), DataLength - filled);
      if (length > 0) bytes.set(native.view(readNumber64(data, at + FragmentBuffer), length), filled);
      filled += length;
    }
    bootServices.table.call.SignalEvent(RecycleSignal);
    return bytes;
  }

  private pump(): void {
    if (!this.open || this.transmit.isPending) return;
    const bytes = this.waiting.shift();
    if (bytes === undefined) return;
    const data = this.transmitData;
    data.setUint32(EFI_UDP4_TRANSMIT_DATA.offsets.DataLength, bytes.length, true);
    data.setUint32(transmitTable + FragmentLength, bytes.length, true);
    writeNumber64(data, transmitTable + FragmentBuffer, this.transmit.pin(bytes));
    const status = this.transmit.start();
    if (status < 0) this.machine.loop.enqueue(() => this.fail(status, 'Transmit'));
  }

  private transmitted(status: Status): void {
    if (status < 0) this.fail(status, 'Transmit');
    else this.pump();
  }

  private fail(status: Status, call: 'Receive' | 'Transmit'): void {
    if (status === EFI_ABORTED && !this.open) return;
    this.failWith(tcpErrorOf(status, call === 'Receive' ? 'read' : 'write', `EFI_UDP4_PROTOCOL.${call}`));
  }

  private failWith(error: TcpError): void {
    if (!this.open) return;
    this.close();
    this.handlers.onError(error);
  }
}

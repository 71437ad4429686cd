/** EFI_TCP4_CONFIG_DATA of an interface: one in memory, filled in for each Configure. */
import {
  type Address,
  EFI_TCP4_CONFIG_DATA,
  EFI_TCP4_OPTION,
  type Machine,
  type Status,
  type View,
} from '@efi-node/efi-core';
import type { Endpoint, TcpConnectOptions } from '../tcp.ts';
import type { Tcp4 } from './tokens.ts';

const TIME_TO_LIVE = 64;
/**
 * A limit, not an allocation: what a peer may send ahead of a program that does not read. EDK2 announces it in units of 16
 * bytes, rounded down. The odd bytes are those that a peer cannot use: a window that is closed to the peer stays open to
 * EDK2, which would else not even take acknowledgements.
 */
const RECEIVE_BUFFER = 512 * 1024 + 15;
const SEND_BUFFER = 512 * 1024;
/**
 * EDK2 accepts 5 to 10, and drops a SYN past it without a word: it comes again after a second or three. Connections go
 * on to the program at once, so a smaller number than the most would only make peers wait.
 */
const BACKLOG = 10;
/** EDK2's least for seconds between the FINs. */
const FIN_TIMEOUT = 2;
const KEEP_ALIVE_PROBES = 8;
const KEEP_ALIVE_INTERVAL = 30;

type SocketOptions = Pick<TcpConnectOptions, 'noDelay' | 'keepAlive' | 'typeOfService'>;

export class Configuration {
  private readonly machine: Machine;
  private readonly config: View<(typeof EFI_TCP4_CONFIG_DATA)['fields']>;
  private readonly option: View<(typeof EFI_TCP4_OPTION)['fields']>;

  constructor(machine: Machine) {
    this.machine = machine;
    this.config = EFI_TCP4_CONFIG_DATA.allocate(machine.native);
    this.option = EFI_TCP4_OPTION.allocate(machine.native);
  }

  dispose(): void {
    this.machine.native.free(this.config.address);
    this.machine.native.free(this.option.address);
  }

  listen(tcp: Tcp4, port: number): Status {
    this.prepare({});
    this.config.AccessPoint.assign({
      StationPort: port,
      RemoteAddress: '0.0.0.0',
      RemotePort: 0,
      ActiveFlag: false,
    });
    return tcp.call.Configure(this.address);
  }

  connect(tcp: Tcp4, port: number, remote: Endpoint, options: SocketOptions): Status {
    this.prepare(options);
    this.config.AccessPoint.assign({
      StationPort: port,
      RemoteAddress: remote.address,
      RemotePort: remote.port,
      ActiveFlag: true,
    });
    return tcp.call.Configure(this.address);
  }

  private get address(): Address {
    return this.config.address;
  }

  private prepare(options: SocketOptions): void {
    const keepAlive = options.keepAlive !== undefined;
    // Given an option block, each of its fields counts: a FALSE turns the feature off, and a value out of range
    // becomes the default.
    this.option.assign({
      ReceiveBufferSize: RECEIVE_BUFFER,
      SendBufferSize: SEND_BUFFER,
      MaxSynBackLog: BACKLOG,
      ConnectionTimeout: 0,
      DataRetries: 0,
      FinTimeout: FIN_TIMEOUT,
      // 0 is none. The stack searches all its connections for each segment, and a port with one in TIME_WAIT can not
      // be bound.
      TimeWaitTimeout: 0,
      KeepAliveProbes: keepAlive ? KEEP_ALIVE_PROBES : 0,
      KeepAliveTime: keepAlive ? Math.ceil((options.keepAlive?.idle ?? 0) / 1000) : 0,
      KeepAliveInterval: keepAlive ? KEEP_ALIVE_INTERVAL : 0,
      EnableNagle: options.noDelay === false,
      // With time stamps EDK2 takes each segment for a measurement of the round trip, also one that acknowledges nothing
      // new: after a loss the time-out of the retransmission grew to tens of seconds.
      EnableTimeStamp: false,
      EnableWindowScaling: true,
      EnableSelectiveAck: false,
      EnablePathMtuDiscovery: false,
    });
    this.config.TypeOfService = options.typeOfService ?? 0;
    this.config.TimeToLive = TIME_TO_LIVE;
    this.config.ControlOption = this.option.address;
    // Firmware writes the address that it chose into the access point.
    this.config.AccessPoint.assign({
      UseDefaultAddress: true,
      StationAddress: '0.0.0.0',
      SubnetMask: '0.0.0.0',
    });
  }
}

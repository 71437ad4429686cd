/** Simulated firmware behind the native boundary: see the README. */
export { type Scheduled, SimClock } from './clock.ts';
export { FirmwareCrash } from './crash.ts';
export { SimInterface } from './drivers/interface.ts';
export { type Engine, ExitSignal } from './engine.ts';
export { type CompletionFault, type Fault, Faults, type FaultScope } from './faults.ts';
export { SimHttpParser } from './http-parser.ts';
export type { DhcpServer, DhcpServerOptions } from './net/dhcp-server.ts';
export type { SimHost } from './net/host.ts';
export { type NameQuestion, type NameRecord, type NameReply, serveNames } from './net/name-server.ts';
export { type NetworkOptions, type NetworkPort, SimNetwork } from './net/network.ts';
export type {
  DhcpMessage,
  Ipv4,
  Lease,
  Packet,
  TcpSegment,
  UdpDatagram,
  Unreachable,
  UnreachableReason,
} from './net/packet.ts';
export type { SimPeer } from './net/peer.ts';
export type { TcpBehaviour, TcpEnd, TcpState } from './net/tcp-stream.ts';
export type { SimVolume, VolumeNode } from './disk/sim-volume.ts';
export type {
  ConfigurationProtocol,
  NicOptions,
  SimOptions,
  StaticAddress,
  VolumeOptions,
} from './options.ts';
export { createSim, expectNoLeaks, type Leaks, runLoops, type RunOptions, type Sim } from './sim.ts';

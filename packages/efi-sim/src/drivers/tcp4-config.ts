import {
  type Address,
  EFI_INVALID_PARAMETER,
  EFI_NO_MAPPING,
  EFI_TCP4_CONFIG_DATA,
  EFI_TCP4_OPTION,
  type Native,
  type Status,
} from '@efi-node/efi-core';
import type { Ipv4 } from '../net/packet.ts';
import type { TcpBehaviour } from '../net/tcp-stream.ts';
import type { SimInterface } from './interface.ts';

/** EFI_TCP4_CONFIG_DATA as the driver keeps it. */
export interface Tcp4Config {
  readonly active: boolean;
  readonly useDefaultAddress: boolean;
  readonly local: Ipv4;
  readonly netmask: Ipv4;
  readonly localPort: number;
  readonly remote: Ipv4;
  readonly remotePort: number;
  readonly typeOfService: number;
  readonly timeToLive: number;
  /** Connections that wait for an Accept token, SYN_RECEIVED ones included. */
  readonly backlog: number;
  readonly behaviour: TcpBehaviour;
  /** Nagle, keep-alive and the like, as given; undefined for NULL. */
  readonly options: Readonly<Record<'keepAliveTime' | 'nagle', number>> | undefined;
}

const KB = 1024;
/** TcpDxe's limits and defaults (NetworkPkg/TcpDxe/TcpProto.h); times in seconds. */
const BUFFER = { least: 8 * KB, most: 2048 * KB };
const BACKLOG = { least: 5, most: 10 };
const CONNECT = { least: 60, most: 75 };
const FIN = { least: 2, most: 4 };
const TIME_WAIT = { least: 2, most: 60 };
const LARGEST_UNSCALED_WINDOW = 65_535;
/** EDK2 repeats its SYN when the first RTO of 3 s is over, doubled each time. */
const SYN_RETRIES: readonly number[] = [3000, 9000, 21_000, 45_000];

/** As TcpComputeScale has it: with the least scale that makes the buffer fit into 16 bits. */
function windowUnit(receiveBuffer: number): number {
  let unit = 1;
  while (receiveBuffer > LARGEST_UNSCALED_WINDOW * unit) unit *= 2;
  return unit;
}

const DEFAULTS: TcpBehaviour = {
  sendBuffer: BUFFER.most,
  receiveBuffer: BUFFER.most,
  synRetries: SYN_RETRIES,
  connectTimeout: CONNECT.most * 1000,
  finWait2: FIN.least * 1000,
  timeWait: TIME_WAIT.least * 1000,
  closesBothWays: true,
  deafWhenFull: true,
  windowUnit: windowUnit(BUFFER.most),
};

function clamp(value: number, { least, most }: { least: number; most: number }, unset: number): number {
  return value === 0 ? unset : Math.min(most, Math.max(least, value));
}

function isUnicast(address: Ipv4): boolean {
  const first = Number(address.split('.')[0]);
  return address !== '0.0.0.0' && first < 224 && first !== 127;
}

/** Checks and reads the configuration; an EFI_STATUS when Configure has to refuse it. */
export function readConfig(native: Native, address: Address, sim: SimInterface): Tcp4Config | Status {
  const data = EFI_TCP4_CONFIG_DATA.at(native, address);
  const point = data.AccessPoint;
  const remote = point.RemoteAddress;
  if (remote !== '0.0.0.0' && !isUnicast(remote)) return EFI_INVALID_PARAMETER;
  if (point.ActiveFlag && (remote === '0.0.0.0' || point.RemotePort === 0)) return EFI_INVALID_PARAMETER;
  if (!point.UseDefaultAddress && !isUnicast(point.StationAddress)) return EFI_INVALID_PARAMETER;
  const own = sim.nic.address;
  if (own === undefined) {
    // IP asks for an address by turning its policy to DHCP.
    if (point.UseDefaultAddress) sim.configuration.setPolicy('dhcp');
    return EFI_NO_MAPPING;
  }
  if (!point.UseDefaultAddress && point.StationAddress !== own.address) return EFI_INVALID_PARAMETER;
  const option = data.ControlOption === 0 ? undefined : EFI_TCP4_OPTION.at(native, data.ControlOption);
  const backlog = option?.MaxSynBackLog ?? 0;
  return {
    active: point.ActiveFlag,
    useDefaultAddress: point.UseDefaultAddress,
    local: own.address,
    netmask: own.netmask,
    localPort: point.StationPort,
    remote,
    remotePort: point.RemotePort,
    typeOfService: data.TypeOfService,
    timeToLive: data.TimeToLive,
    backlog: backlog < BACKLOG.least || backlog > BACKLOG.most ? BACKLOG.most : backlog,
    behaviour: option === undefined ? DEFAULTS : behaviourOf(option),
    options:
      option === undefined
        ? undefined
        : { keepAliveTime: option.KeepAliveTime, nagle: option.EnableNagle ? 1 : 0 },
  };
}

function behaviourOf(option: ReturnType<(typeof EFI_TCP4_OPTION)['at']>): TcpBehaviour {
  const given = clamp(option.ReceiveBufferSize, BUFFER, BUFFER.most);
  const receiveBuffer = option.EnableWindowScaling ? given : Math.min(given, LARGEST_UNSCALED_WINDOW);
  return {
    sendBuffer: clamp(option.SendBufferSize, BUFFER, BUFFER.most),
    receiveBuffer,
    synRetries: SYN_RETRIES,
    connectTimeout: clamp(option.ConnectionTimeout, CONNECT, CONNECT.most) * 1000,
    finWait2: clamp(option.FinTimeout, FIN, FIN.least) * 1000,
    timeWait:
      option.TimeWaitTimeout === 0 ? 0 : clamp(option.TimeWaitTimeout, TIME_WAIT, TIME_WAIT.least) * 1000,
    closesBothWays: true,
    deafWhenFull: true,
    windowUnit: windowUnit(receiveBuffer),
  };
}

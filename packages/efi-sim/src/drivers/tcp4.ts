import {
  type Address,
  EFI_INVALID_PARAMETER,
  EFI_NOT_STARTED,
  EFI_SUCCESS,
  EFI_TCP4_CLOSE_TOKEN,
  EFI_TCP4_CONFIG_DATA,
  EFI_TCP4_CONNECTION_STATE,
  EFI_TCP4_PROTOCOL,
  EFI_TCP4_SERVICE_BINDING_PROTOCOL,
  EFI_UNSUPPORTED,
} from '@efi-node/efi-core';
import type { HandleDatabase } from '../firmware/handles.ts';
import type { SimInterface } from './interface.ts';
import { writeIp4ModeData, writeSnpMode } from './modes.ts';
import { ChildService } from './service-binding.ts';
import { readConfig } from './tcp4-config.ts';
import { Tcp4Socket } from './tcp4-socket.ts';
import type { DriverParts } from './token.ts';

const { values: STATE } = EFI_TCP4_CONNECTION_STATE;
const STATES: Record<Tcp4Socket['state'], number> = {
  closed: STATE.Tcp4StateClosed,
  listen: STATE.Tcp4StateListen,
  'syn-sent': STATE.Tcp4StateSynSent,
  'syn-received': STATE.Tcp4StateSynReceived,
  established: STATE.Tcp4StateEstablished,
  'fin-wait-1': STATE.Tcp4StateFinWait1,
  'fin-wait-2': STATE.Tcp4StateFinWait2,
  closing: STATE.Tcp4StateClosing,
  'time-wait': STATE.Tcp4StateTimeWait,
  'close-wait': STATE.Tcp4StateCloseWait,
  'last-ack': STATE.Tcp4StateLastAck,
};

export type Tcp4Service = ChildService<(typeof EFI_TCP4_PROTOCOL)['fields'], Tcp4Socket, SimInterface>;

/** EFI_TCP4 (UEFI 2.10, section 28.1) with the limits of EDK2's TcpDxe. */
export function createTcp4(parts: DriverParts & { readonly handles: HandleDatabase }): Tcp4Service {
  const { native, memory } = parts;
  const service: Tcp4Service = new ChildService(
    parts,
    'Tcp4',
    EFI_TCP4_PROTOCOL,
    EFI_TCP4_SERVICE_BINDING_PROTOCOL.guid,
    {
      GetModeData: (socket, stateAt = 0, configAt = 0, ip4At = 0, _mnpAt = 0, snpAt = 0) => {
        const { config } = socket;
        if (config === undefined && (configAt !== 0 || ip4At !== 0)) return EFI_NOT_STARTED;
        if (stateAt !== 0) memory.writeU32(stateAt, STATES[socket.state]);
        if (configAt !== 0) writeConfig(parts, socket, configAt);
        if (ip4At !== 0) writeIp4ModeData(native, ip4At, socket.sim);
        if (snpAt !== 0) writeSnpMode(native, snpAt, socket.sim);
        return EFI_SUCCESS;
      },
      Configure: (socket, configAt = 0) => {
        if (configAt === 0) {
          socket.reset();
          return EFI_SUCCESS;
        }
        const config = readConfig(native, configAt, socket.sim);
        return typeof config === 'number' ? config : socket.configure(config);
      },
      Routes: (socket) => (socket.config === undefined ? EFI_NOT_STARTED : EFI_SUCCESS),
      Connect: (socket, token = 0) => socket.connect(token),
      Accept: (socket, token = 0) => socket.accept(token),
      Transmit: (socket, token = 0) => (token === 0 ? EFI_INVALID_PARAMETER : socket.transmit(token)),
      Receive: (socket, token = 0) => (token === 0 ? EFI_INVALID_PARAMETER : socket.receive(token)),
      Close: (socket, token = 0) => {
        if (token === 0) return EFI_INVALID_PARAMETER;
        return socket.close(token, memory.readU8(token + EFI_TCP4_CLOSE_TOKEN.offsets.AbortOnClose) !== 0);
      },
      Cancel: (socket, token = 0) =>
        socket.sim.options.cancel === false ? EFI_UNSUPPORTED : socket.cancel(token),
      Poll: (socket) => {
        socket.sim.nic.poll();
        return EFI_SUCCESS;
      },
    },
    (sim) => new Tcp4Socket(parts, children, sim),
  );
  const children = {
    add: (socket: Tcp4Socket): Address => service.add(socket),
    destroy: (handle: Address): void => void service.destroy(handle),
  };
  return service;
}

function writeConfig({ native }: DriverParts, { config }: Tcp4Socket, address: Address): void {
  if (config === undefined) return;
  const data = EFI_TCP4_CONFIG_DATA.at(native, address);
  data.TypeOfService = config.typeOfService;
  data.TimeToLive = config.timeToLive;
  data.AccessPoint.assign({
    UseDefaultAddress: config.useDefaultAddress,
    StationAddress: config.local,
    SubnetMask: config.netmask,
    StationPort: config.localPort,
    RemoteAddress: config.remote,
    RemotePort: config.remotePort,
    ActiveFlag: config.active,
  });
}

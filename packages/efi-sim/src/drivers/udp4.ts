import {
  EFI_NOT_STARTED,
  EFI_SUCCESS,
  EFI_UDP4_CONFIG_DATA,
  EFI_UDP4_PROTOCOL,
  EFI_UDP4_SERVICE_BINDING_PROTOCOL,
  EFI_UNSUPPORTED,
} from '@efi-node/efi-core';
import type { HandleDatabase } from '../firmware/handles.ts';
import type { SimInterface } from './interface.ts';
import { writeIp4ModeData, writeSnpMode } from './modes.ts';
import { ChildService } from './service-binding.ts';
import type { DriverParts } from './token.ts';
import { Udp4Socket } from './udp4-socket.ts';

type Udp4Service = ChildService<(typeof EFI_UDP4_PROTOCOL)['fields'], Udp4Socket, SimInterface>;

/** EFI_UDP4 (UEFI 2.10, section 30.1): unicast, without Groups and Routes. */
export function createUdp4(parts: DriverParts & { readonly handles: HandleDatabase }): Udp4Service {
  const { native } = parts;
  const service: Udp4Service = new ChildService(
    parts,
    'Udp4',
    EFI_UDP4_PROTOCOL,
    EFI_UDP4_SERVICE_BINDING_PROTOCOL.guid,
    {
      GetModeData: (socket, configAt = 0, ip4At = 0, _mnpAt = 0, snpAt = 0) => {
        const { bound } = socket;
        if (bound === undefined && configAt !== 0) return EFI_NOT_STARTED;
        if (bound !== undefined && configAt !== 0) {
          EFI_UDP4_CONFIG_DATA.at(native, configAt).assign({
            UseDefaultAddress: bound.useDefaultAddress,
            StationAddress: bound.local,
            StationPort: bound.port,
            RemoteAddress: bound.remote,
            RemotePort: bound.remotePort,
          });
        }
        if (ip4At !== 0) writeIp4ModeData(native, ip4At, socket.sim);
        if (snpAt !== 0) writeSnpMode(native, snpAt, socket.sim);
        return EFI_SUCCESS;
      },
      Configure: (socket, configAt = 0) => {
        if (configAt === 0) {
          socket.reset();
          return EFI_SUCCESS;
        }
        const config = EFI_UDP4_CONFIG_DATA.at(native, configAt);
        return socket.configure({
          useDefaultAddress: config.UseDefaultAddress,
          station: config.StationAddress,
          port: config.StationPort,
          remote: config.RemoteAddress,
          remotePort: config.RemotePort,
        });
      },
      Transmit: (socket, token = 0) => socket.transmit(token),
      Receive: (socket, token = 0) => socket.receive(token),
      Cancel: (socket, token = 0) =>
        socket.sim.options.cancel === false ? EFI_UNSUPPORTED : socket.cancel(token),
      Poll: (socket) => socket.poll(),
    },
    (sim) => new Udp4Socket(parts, () => service.instances, sim),
  );
  return service;
}

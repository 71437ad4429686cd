import type { Engine } from './engine.ts';
import type { NetworkOptions, SimNetwork } from './net/network.ts';

/** A static IPv4 configuration that firmware has from the start. */
export interface StaticAddress {
  readonly address: string;
  readonly netmask?: string;
  readonly gateway?: string;
  readonly dns?: readonly string[];
}

/** Which of the protocols that configure IPv4 firmware offers: 'ip4config' is what old firmware has. */
export type ConfigurationProtocol = 'ip4config2' | 'ip4config' | 'none';

export interface NicOptions {
  /** Default 52:54:00:12:34:56 and up. */
  readonly mac?: string;
  /** Whether the cable is in. Default true. */
  readonly link?: boolean;
  /** Default: none yet, and policy 'static' as OVMF has it. */
  readonly address?: StaticAddress;
  /** Default 'ip4config2'. */
  readonly configuration?: ConfigurationProtocol;
  /** Whether there is an EFI_DHCP4 service binding. Default true. */
  readonly dhcp4?: boolean;
  /** Whether there is an EFI_TCP4 service binding. Default true. */
  readonly tcp4?: boolean;
  /** Whether there is an EFI_UDP4 service binding. Default true. */
  readonly udp4?: boolean;
  /** Whether Cancel works; older firmware answers EFI_UNSUPPORTED. Default true. */
  readonly cancel?: boolean;
}

/** What the machine's tables (SMBIOS, ACPI) tell of it. */
export interface SystemOptions {
  readonly manufacturer?: string;
  readonly product?: string;
  /** Default: none. */
  readonly serial?: string;
  /** Default 1. */
  readonly processors?: number;
  /** MHz. Default 2000. */
  readonly speed?: number;
}

/** A variable that firmware has from the start. */
export interface VariableOptions {
  readonly name: string;
  readonly guid: string;
  readonly data: Uint8Array | string;
}

/** A volume with a FAT file system, kept in memory. */
export interface VolumeOptions {
  /** Default none. */
  readonly label?: string;
  /** Bytes. Default 64 MiB. */
  readonly size?: number;
  readonly readOnly?: boolean;
  /** Whether the application was loaded from it: LoadedImage.DeviceHandle. Default false. */
  readonly boot?: boolean;
  /** What is on it: paths with slashes, from the root. */
  readonly files?: Readonly<Record<string, Uint8Array | string>>;
}

export interface SimOptions {
  /** Default none. */
  readonly volumes?: readonly VolumeOptions[];
  /** Interfaces of the machine. Default one, with a cable in. */
  readonly nics?: readonly NicOptions[];
  /** A network to share with other machines, or how to make one. */
  readonly network?: SimNetwork | NetworkOptions;
  /** Whether network drivers run from the start; otherwise ConnectController starts them. Default false, as with `-kernel`. */
  readonly connected?: boolean;
  /** Bytes of pool that there are. Default 256 MiB. */
  readonly memory?: number;
  readonly system?: SystemOptions;
  readonly variables?: readonly VariableOptions[];
  /** Milliseconds since 1970 at the clock's 0. Default 2026-01-01T00:00:00Z. */
  readonly startTime?: number;
  /** Entries of the program's bundle, by name. */
  readonly files?: Readonly<Record<string, Uint8Array | string>>;
  /** Who runs scripts and jobs. Default: the host's own engine, see `Sim.run`. */
  readonly engine?: Engine;
}

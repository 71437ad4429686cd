import type { Address } from '@efi-node/efi-core';
import type { Nic } from '../net/nic.ts';
import type { NicOptions } from '../options.ts';
import type { InterfaceConfiguration } from './configuration.ts';

/** An interface of a simulated machine: what tests handle and the drivers share. */
export class SimInterface {
  readonly nic: Nic;
  readonly options: NicOptions;
  readonly configuration: InterfaceConfiguration;
  /** Called after the cable went in or out. */
  onLink: (() => void) | undefined;
  /** The handle that carries the service bindings; 0 until drivers were connected. */
  handle: Address = 0;

  constructor(nic: Nic, options: NicOptions, configuration: InterfaceConfiguration) {
    this.nic = nic;
    this.options = options;
    this.configuration = configuration;
  }

  get mac(): string {
    return this.nic.mac;
  }

  /** Dotted decimal; undefined while there is none. */
  get address(): string | undefined {
    return this.nic.address?.address;
  }

  get link(): boolean {
    return this.nic.link;
  }

  /** Puts the cable in or pulls it. */
  set link(up: boolean) {
    this.nic.link = up;
    this.onLink?.();
  }
}

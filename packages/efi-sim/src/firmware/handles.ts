import type { Address } from '@efi-node/efi-core';
import type { CrashLog } from '../crash.ts';
import { type AddressSpace, hex } from '../memory.ts';

/** The handle database (UEFI 2.10, section 7.3): handles, and protocol interfaces on them by GUID. */
export class HandleDatabase {
  readonly #memory: AddressSpace;
  readonly #crashes: CrashLog;
  readonly #handles = new Map<Address, Map<string, Address>>();

  constructor(memory: AddressSpace, crashes: CrashLog) {
    this.#memory = memory;
    this.#crashes = crashes;
  }

  create(): Address {
    const handle = this.#memory.map(16, 'EFI_HANDLE');
    this.#handles.set(handle, new Map());
    return handle;
  }

  /** Takes a handle away that carries nothing any more. */
  remove(handle: Address): void {
    this.#handles.delete(handle);
    this.#memory.unmap(handle);
  }

  has(handle: Address): boolean {
    return this.#handles.has(handle);
  }

  install(handle: Address, guid: string, protocolInterface: Address): void {
    const protocols = this.#handles.get(handle);
    if (protocols === undefined) return this.#crashes.crash(`install on ${hex(handle)}, which is no handle`);
    protocols.set(guid, protocolInterface);
  }

  uninstall(handle: Address, guid: string): void {
    this.#handles.get(handle)?.delete(guid);
  }

  interfaceOf(handle: Address, guid: string): Address | undefined {
    return this.#handles.get(handle)?.get(guid);
  }

  protocolsOf(handle: Address): readonly string[] {
    return Array.from(this.#handles.get(handle)?.keys() ?? []);
  }

  /** All handles, or those that carry the protocol, in order of creation. */
  locate(guid?: string): readonly Address[] {
    if (guid === undefined) return Array.from(this.#handles.keys());
    return Array.from(this.#handles)
      .filter(([, protocols]) => protocols.has(guid))
      .map(([handle]) => handle);
  }
}

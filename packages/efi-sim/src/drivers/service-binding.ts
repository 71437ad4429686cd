import {
  type Address,
  EFI_INVALID_PARAMETER,
  EFI_SERVICE_BINDING_PROTOCOL,
  EFI_SUCCESS,
  EFI_UNSUPPORTED,
  type Fields,
  type ProtocolType,
} from '@efi-node/efi-core';
import type { HandleDatabase } from '../firmware/handles.ts';
import { type FirmwareParts, type Implementation, ProtocolDriver } from '../firmware/implement.ts';

/** What a child of a service binding has to know of itself. */
export interface Child {
  /** Gives up all that the child holds: its protocol is about to vanish. */
  destroy(): void;
}

interface Entry<T extends Child> {
  readonly instance: T;
  readonly handle: Address;
  readonly protocolInterface: Address;
}

/**
 * The children of one protocol, on all interfaces: handles with one protocol interface each, which programs create
 * and destroy by the service binding of an interface's handle.
 */
export class ChildService<F extends Fields, T extends Child, N> {
  readonly #handles: HandleDatabase;
  readonly #driver: ProtocolDriver<F, T>;
  readonly #binding: ProtocolDriver<(typeof EFI_SERVICE_BINDING_PROTOCOL)['fields'], N>;
  readonly #bindingGuid: string;
  readonly #children = new Map<Address, Entry<T>>();

  constructor(
    parts: FirmwareParts & { readonly handles: HandleDatabase },
    name: string,
    protocol: ProtocolType<F>,
    bindingGuid: string,
    handlers: Implementation<F, T>,
    create: (nic: N) => T,
  ) {
    this.#handles = parts.handles;
    this.#bindingGuid = bindingGuid;
    this.#driver = new ProtocolDriver(parts, protocol, name, handlers);
    this.#binding = new ProtocolDriver(parts, EFI_SERVICE_BINDING_PROTOCOL, name, {
      CreateChild: (nic: N, handleAt = 0) => {
        if (handleAt === 0) return EFI_INVALID_PARAMETER;
        const wanted = parts.memory.readPointer(handleAt);
        const handle = this.add(create(nic), wanted);
        parts.memory.writePointer(handleAt, handle);
        return EFI_SUCCESS;
      },
      DestroyChild: (_nic: N, handle = 0) => {
        if (handle === 0) return EFI_INVALID_PARAMETER;
        return this.destroy(handle) ? EFI_SUCCESS : EFI_UNSUPPORTED;
      },
    });
  }

  /** Children that exist. */
  get count(): number {
    return this.#children.size;
  }

  get instances(): T[] {
    return Array.from(this.#children.values(), ({ instance }) => instance);
  }

  /** Address of a child's protocol interface; 0 when it is none. */
  interfaceOf(instance: T): Address {
    for (const entry of this.#children.values())
      if (entry.instance === instance) return entry.protocolInterface;
    return 0;
  }

  /** Puts the service binding on an interface's handle. */
  offer(nic: N, handle: Address): void {
    this.#handles.install(handle, this.#bindingGuid, this.#binding.create(nic));
  }

  /** A child on a handle of its own, or on one that is there. */
  add(instance: T, existing: Address = 0): Address {
    const handle = this.#handles.has(existing) ? existing : this.#handles.create();
    const protocolInterface = this.#driver.create(instance);
    this.#handles.install(handle, this.#driver.guid, protocolInterface);
    this.#children.set(handle, { instance, handle, protocolInterface });
    return handle;
  }

  destroy(handle: Address): boolean {
    const entry = this.#children.get(handle);
    if (entry === undefined) return false;
    this.#children.delete(handle);
    entry.instance.destroy();
    this.#driver.destroy(entry.protocolInterface);
    this.#handles.uninstall(handle, this.#driver.guid);
    if (this.#handles.protocolsOf(handle).length === 0) this.#handles.remove(handle);
    return true;
  }
}

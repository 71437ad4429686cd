/** Boot services (UEFI 2.10, chapter 7) as programs use them: lists, handles and bound protocols instead of out parameters. */
import type { Bound, ProtocolType } from './layout/protocol.ts';
import { guid, readNumber64, writeNumber64 } from './layout/scalar.ts';
import type { Fields } from './layout/struct.ts';
import type { Memory } from './memory.ts';
import type { Address, Native } from './native.ts';
import type { EFI_BOOT_SERVICES } from './protocols/boot-services.ts';
import { EFI_SERVICE_BINDING_PROTOCOL } from './protocols/service-binding.ts';
import { check, EFI_NOT_FOUND, EFI_UNSUPPORTED, EfiError, type Status } from './status.ts';

/** EFI_LOCATE_SEARCH_TYPE. */
const AllHandles = 0;
const ByProtocol = 2;

/** A declared protocol, a service binding, or any GUID with a name for messages. */
export interface ProtocolName {
  readonly name: string;
  readonly guid: string;
}

/**
 * A method throws EfiError, named after the service that failed, unless it says that an absence is an answer. `table`
 * has the services themselves.
 */
export class BootServices {
  /** The specification's functions, `this`less, in both forms. */
  readonly table: Bound<(typeof EFI_BOOT_SERVICES)['fields']>;
  private readonly native: Native;
  private readonly memory: Memory;
  private childCount = 0;

  constructor(native: Native, table: Bound<(typeof EFI_BOOT_SERVICES)['fields']>, memory: Memory) {
    this.native = native;
    this.table = table;
    this.memory = memory;
  }

  /** Child handles of ours that exist now; 0 when everything is closed. */
  get children(): number {
    return this.childCount;
  }

  /** Handles that carry the protocol, or all; none is an empty list. */
  locateHandles(protocol?: ProtocolName): Address[] {
    const { scratch, data } = this.memory;
    const name = protocol === undefined ? null : this.memory.guid(protocol.guid);
    const type = protocol === undefined ? AllHandles : ByProtocol;
    const status = this.table.call.LocateHandleBuffer(type, name, null, scratch, scratch + 8);
    if (status === EFI_NOT_FOUND) return [];
    check(status, 'EFI_BOOT_SERVICES.LocateHandleBuffer');
    return this.takeList(readNumber64(data, 8), readNumber64(data, 0));
  }

  /** GUIDs of the protocols that a handle carries. */
  protocolsPerHandle(handle: Address): string[] {
    const { scratch, data } = this.memory;
    this.table.ProtocolsPerHandle(handle, scratch, scratch + 8);
    return this.takeList(readNumber64(data, 0), readNumber64(data, 8)).map((address) => {
      const view = this.native.view(address, guid.size);
      return guid.read(new DataView(view.buffer, view.byteOffset, view.length), 0);
    });
  }

  /** The interface of a protocol on a handle; undefined when the handle lacks it. */
  handleProtocol<F extends Fields>(handle: Address, protocol: ProtocolType<F>): Bound<F> | undefined {
    const address = this.interfaceOf(handle, protocol);
    return address === 0 ? undefined : protocol.bind(this.native, address);
  }

  /** Like `handleProtocol`, but a handle without the protocol throws EfiError (EFI_UNSUPPORTED). */
  requireProtocol<F extends Fields>(handle: Address, protocol: ProtocolType<F>): Bound<F> {
    const bound = this.handleProtocol(handle, protocol);
    if (bound === undefined) throw new EfiError(EFI_UNSUPPORTED, `HandleProtocol ${protocol.name}`);
    return bound;
  }

  /** Address of a protocol's interface on a handle; 0 when the handle lacks it. */
  interfaceOf(handle: Address, protocol: ProtocolName): Address {
    const { scratch, data } = this.memory;
    const status = this.table.call.HandleProtocol(handle, this.memory.guid(protocol.guid), scratch);
    if (status === EFI_UNSUPPORTED) return 0;
    check(status, `EFI_BOOT_SERVICES.HandleProtocol ${protocol.name}`);
    return readNumber64(data, 0);
  }

  /** The first interface of a protocol in the system; undefined when there is none. */
  locateProtocol<F extends Fields>(protocol: ProtocolType<F>): Bound<F> | undefined {
    const { scratch, data } = this.memory;
    const status = this.table.call.LocateProtocol(this.memory.guid(protocol.guid), null, scratch);
    if (status === EFI_NOT_FOUND) return undefined;
    check(status, `EFI_BOOT_SERVICES.LocateProtocol ${protocol.name}`);
    return protocol.bind(this.native, readNumber64(data, 0));
  }

  /** Opens with attributes of EFI_OPEN_PROTOCOL_…; undefined when the handle lacks the protocol. */
  openProtocol<F extends Fields>(
    handle: Address,
    protocol: ProtocolType<F>,
    attributes: number,
    controller: Address = 0,
  ): Bound<F> | undefined {
    const { scratch, data } = this.memory;
    const name = this.memory.guid(protocol.guid);
    const agent = this.native.imageHandle;
    const status = this.table.call.OpenProtocol(handle, name, scratch, agent, controller, attributes);
    if (status === EFI_UNSUPPORTED) return undefined;
    check(status, `EFI_BOOT_SERVICES.OpenProtocol ${protocol.name}`);
    return protocol.bind(this.native, readNumber64(data, 0));
  }

  closeProtocol(handle: Address, protocol: ProtocolName, controller: Address = 0): void {
    this.table.CloseProtocol(handle, this.memory.guid(protocol.guid), this.native.imageHandle, controller);
  }

  /** A new child of the service binding `binding` (EFI_TCP4_SERVICE_BINDING_PROTOCOL, …) on `handle`. */
  createChild(handle: Address, binding: ProtocolName): Address {
    const service = EFI_SERVICE_BINDING_PROTOCOL.bind(this.native, this.requireInterface(handle, binding));
    const { scratch, data } = this.memory;
    writeNumber64(data, 0, 0);
    check(service.call.CreateChild(scratch), `${binding.name}.CreateChild`);
    this.childCount++;
    return readNumber64(data, 0);
  }

  /** Destroys a child, also one that firmware made for us (EFI_TCP4 Accept): see `adoptChild`. */
  destroyChild(handle: Address, binding: ProtocolName, child: Address): Status {
    const service = EFI_SERVICE_BINDING_PROTOCOL.bind(this.native, this.requireInterface(handle, binding));
    const status = service.call.DestroyChild(child);
    if (status >= 0) this.childCount--;
    return status;
  }

  /** Counts a child that firmware created for us, which we have to destroy. */
  adoptChild(): void {
    this.childCount++;
  }

  /** Connects drivers to a controller; no driver (EFI_NOT_FOUND) is an answer, not an error. */
  connectController(handle: Address, recursive = true): Status {
    const status = this.table.call.ConnectController(handle, null, null, recursive);
    if (status !== EFI_NOT_FOUND) check(status, 'EFI_BOOT_SERVICES.ConnectController');
    return status;
  }

  stall(microseconds: number): void {
    this.table.Stall(microseconds);
  }

  /** Frees pool memory that firmware allocated. */
  freePool(address: Address): void {
    this.table.FreePool(address);
  }

  /** 0 switches the watchdog off. */
  setWatchdogTimer(seconds: number): void {
    this.table.SetWatchdogTimer(seconds, 0, 0, null);
  }

  private requireInterface(handle: Address, protocol: ProtocolName): Address {
    const address = this.interfaceOf(handle, protocol);
    if (address === 0)
      throw new EfiError(EFI_UNSUPPORTED, `EFI_BOOT_SERVICES.HandleProtocol ${protocol.name}`);
    return address;
  }

  /** Copies a list of 64-bit words that firmware allocated, and frees it. */
  private takeList(address: Address, count: number): Address[] {
    if (address === 0) return [];
    const view = this.native.view(address, count * 8);
    const data = new DataView(view.buffer, view.byteOffset, view.length);
    const list = Array.from({ length: count }, (_, index) => readNumber64(data, index * 8));
    this.freePool(address);
    return list;
  }
}

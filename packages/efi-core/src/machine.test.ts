import { beforeEach, describe, expect, it } from 'vitest';
import { createFakeNative, type FakeNative, nothingLeft } from './fake-native.test.support.ts';
import { guid } from './layout/scalar.ts';
import { createMachine, type Machine } from './machine.ts';
import type { Address, Argument } from './native.ts';
import { EFI_BOOT_SERVICES } from './protocols/boot-services.ts';
import { EFI_RNG_PROTOCOL } from './protocols/rng.ts';
import { EFI_RUNTIME_SERVICES } from './protocols/runtime-services.ts';
import {
  EFI_SERVICE_BINDING_PROTOCOL,
  EFI_TCP4_SERVICE_BINDING_PROTOCOL,
} from './protocols/service-binding.ts';
import { EFI_SYSTEM_TABLE } from './protocols/system-table.ts';
import { EFI_ACCESS_DENIED, EFI_INVALID_PARAMETER, EFI_NOT_FOUND, EFI_UNSUPPORTED } from './status.ts';

type Service =
  | 'FreePool'
  | 'HandleProtocol'
  | 'LocateHandleBuffer'
  | 'LocateProtocol'
  | 'OpenProtocol'
  | 'CloseProtocol'
  | 'ProtocolsPerHandle'
  | 'ConnectController'
  | 'Stall'
  | 'SetWatchdogTimer';

const handle = 0xa000;
const child = 0xc000;

let native: FakeNative;
let machine: Machine;
/** Set to make a service fail. */
let failing: Map<string, number>;
let freed: Address[];
let lists: Address;
let binding: Address;
let rng: Address;
let before: number;

function put(address: Argument | undefined, value: number): void {
  const view = native.view(Number(address), 8);
  new DataView(view.buffer, view.byteOffset, 8).setBigUint64(0, BigInt(value), true);
}

function guidAt(address: Argument | undefined): string {
  const view = native.view(Number(address), 16);
  return guid.read(new DataView(view.buffer, view.byteOffset, 16), 0);
}

/** Firmware with two handles, of which one has a service binding, and one RNG. */
beforeEach(() => {
  native = createFakeNative();
  failing = new Map();
  freed = [];
  const defined = (name: string, implementation: (...args: Argument[]) => number): Address =>
    native.define((...args) => failing.get(name) ?? implementation(...args));
  const interfaces = new Map<string, () => Address>([
    [EFI_TCP4_SERVICE_BINDING_PROTOCOL.guid, () => binding],
    [EFI_RNG_PROTOCOL.guid, () => rng],
  ]);
  const find = (name: Argument | undefined, into: Argument | undefined, absent: number): number => {
    const found = interfaces.get(guidAt(name));
    if (found === undefined) return absent;
    put(into, found());
    return 0;
  };
  const services: Record<Service, (...args: Argument[]) => number> = {
    FreePool: (address) => freed.push(Number(address)) * 0,
    HandleProtocol: (_, name, into) => find(name, into, EFI_UNSUPPORTED),
    OpenProtocol: (_, name, into) => find(name, into, EFI_UNSUPPORTED),
    LocateProtocol: (name, _, into) => find(name, into, EFI_NOT_FOUND),
    CloseProtocol: () => 0,
    LocateHandleBuffer: (_type, _name, _key, count, buffer) => {
      put(count, 2);
      put(buffer, lists);
      return 0;
    },
    ProtocolsPerHandle: (_, buffer, count) => {
      put(count, 2);
      put(buffer, lists + 16);
      return 0;
    },
    ConnectController: () => 0,
    Stall: () => 0,
    SetWatchdogTimer: () => 0,
  };
  const table = EFI_BOOT_SERVICES.allocate(native);
  for (const [name, implementation] of Object.entries(services)) {
    table.assign({ [name]: defined(name, implementation) });
  }
  const runtime = EFI_RUNTIME_SERVICES.allocate(native);
  EFI_SYSTEM_TABLE.at(native, native.systemTable).assign({
    BootServices: table.address,
    RuntimeServices: runtime.address,
  });
  const service = EFI_SERVICE_BINDING_PROTOCOL.allocate(native, {
    CreateChild: defined('CreateChild', (_, into) => {
      put(into, child);
      return 0;
    }),
    DestroyChild: defined('DestroyChild', () => 0),
  });
  binding = service.address;
  rng = EFI_RNG_PROTOCOL.allocate(native).address;
  lists = native.allocate(32);
  put(lists, handle);
  put(lists + 8, handle + 8);
  const names = native.allocate(32);
  for (const [index, name] of [EFI_RNG_PROTOCOL.guid, EFI_TCP4_SERVICE_BINDING_PROTOCOL.guid].entries()) {
    const view = native.view(names + index * 16, 16);
    guid.write(new DataView(view.buffer, view.byteOffset, 16), 0, name);
    put(lists + 16 + index * 8, names + index * 16);
  }
  before = native.counters().blocks;
  machine = createMachine(native);
});

const unknown = { name: 'UNKNOWN_PROTOCOL', guid: '00000000-0000-0000-0000-000000000001' };

describe('boot services', () => {
  it('list handles, and free the list', () => {
    expect(machine.bootServices.locateHandles(EFI_RNG_PROTOCOL)).toEqual([handle, handle + 8]);
    expect(guidAt(native.calls[0]?.args[1])).toBe(EFI_RNG_PROTOCOL.guid);
    expect(freed).toEqual([lists]);
    machine.bootServices.locateHandles();
    expect(native.calls.at(-2)?.args.slice(0, 3)).toEqual([0, null, null]);
  });

  it('none is an empty list, other failures are errors', () => {
    failing.set('LocateHandleBuffer', EFI_NOT_FOUND);
    expect(machine.bootServices.locateHandles(unknown)).toEqual([]);
    failing.set('LocateHandleBuffer', EFI_INVALID_PARAMETER);
    expect(() => machine.bootServices.locateHandles()).toThrow(
      'EFI_BOOT_SERVICES.LocateHandleBuffer: EFI_INVALID_PARAMETER',
    );
  });

  it('list the protocols of a handle', () => {
    const { bootServices } = machine;
    expect(bootServices.protocolsPerHandle(handle)).toEqual([
      EFI_RNG_PROTOCOL.guid,
      EFI_TCP4_SERVICE_BINDING_PROTOCOL.guid,
    ]);
    expect(freed).toEqual([lists + 16]);
    failing.set('ProtocolsPerHandle', EFI_INVALID_PARAMETER);
    expect(() => bootServices.protocolsPerHandle(1)).toThrow('EFI_BOOT_SERVICES.ProtocolsPerHandle');
  });

  it('find protocols, or say that they are not there', () => {
    const { bootServices } = machine;
    const other = { ...EFI_RNG_PROTOCOL, ...unknown };
    expect(bootServices.handleProtocol(handle, EFI_RNG_PROTOCOL)?.address).toBe(rng);
    expect(bootServices.requireProtocol(handle, EFI_RNG_PROTOCOL).address).toBe(rng);
    expect(bootServices.locateProtocol(EFI_RNG_PROTOCOL)?.address).toBe(rng);
    expect(bootServices.openProtocol(handle, EFI_RNG_PROTOCOL, 2)?.address).toBe(rng);
    expect(bootServices.handleProtocol(handle, other)).toBeUndefined();
    expect(bootServices.locateProtocol(other)).toBeUndefined();
    expect(bootServices.openProtocol(handle, other, 2)).toBeUndefined();
    expect(() => bootServices.requireProtocol(handle, other)).toThrow('UNKNOWN_PROTOCOL: EFI_UNSUPPORTED');
  });

  it.each([
    ['HandleProtocol', () => machine.bootServices.handleProtocol(handle, EFI_RNG_PROTOCOL)],
    ['LocateProtocol', () => machine.bootServices.locateProtocol(EFI_RNG_PROTOCOL)],
    ['OpenProtocol', () => machine.bootServices.openProtocol(handle, EFI_RNG_PROTOCOL, 2)],
    ['CloseProtocol', () => machine.bootServices.closeProtocol(handle, EFI_RNG_PROTOCOL)],
    ['ConnectController', () => machine.bootServices.connectController(handle)],
    ['Stall', () => machine.bootServices.stall(1)],
    ['SetWatchdogTimer', () => machine.bootServices.setWatchdogTimer(0)],
    ['FreePool', () => machine.bootServices.freePool(lists)],
  ] as const)('a failure of %s is an error that names it', (name, use) => {
    expect(use).not.toThrow();
    failing.set(name, EFI_ACCESS_DENIED);
    expect(use).toThrow(
      expect.objectContaining({ status: EFI_ACCESS_DENIED, operation: expect.stringContaining(name) }),
    );
  });

  it('a controller without a driver is no error', () => {
    failing.set('ConnectController', EFI_NOT_FOUND);
    expect(machine.bootServices.connectController(handle)).toBe(EFI_NOT_FOUND);
  });

  it('count children', () => {
    const { bootServices } = machine;
    expect(bootServices.createChild(handle, EFI_TCP4_SERVICE_BINDING_PROTOCOL)).toBe(child);
    bootServices.adoptChild();
    expect(bootServices.children).toBe(2);
    failing.set('DestroyChild', EFI_ACCESS_DENIED);
    expect(bootServices.destroyChild(handle, EFI_TCP4_SERVICE_BINDING_PROTOCOL, child)).toBe(
      EFI_ACCESS_DENIED,
    );
    expect(bootServices.children).toBe(2);
    failing.delete('DestroyChild');
    bootServices.destroyChild(handle, EFI_TCP4_SERVICE_BINDING_PROTOCOL, child);
    bootServices.destroyChild(handle, EFI_TCP4_SERVICE_BINDING_PROTOCOL, child);
    expect(bootServices.children).toBe(0);
  });

  it('a child that cannot be made is not counted', () => {
    const { bootServices } = machine;
    failing.set('CreateChild', EFI_ACCESS_DENIED);
    const create = (): Address => bootServices.createChild(handle, EFI_TCP4_SERVICE_BINDING_PROTOCOL);
    expect(create).toThrow('EFI_TCP4_SERVICE_BINDING_PROTOCOL.CreateChild: EFI_ACCESS_DENIED');
    expect(() => bootServices.createChild(handle, unknown)).toThrow('UNKNOWN_PROTOCOL: EFI_UNSUPPORTED');
    expect(bootServices.children).toBe(0);
  });
});

describe('a machine', () => {
  it('leaves nothing behind when it is closed, and can be closed again', () => {
    machine.bootServices.locateHandles(EFI_RNG_PROTOCOL);
    const heard: unknown[] = [];
    machine.close((leaks) => heard.push(leaks));
    machine.close((leaks) => heard.push(leaks));
    while (machine.loop.turn());
    expect(heard).toEqual([[], []]);
    expect(native.counters()).toEqual({ ...nothingLeft, blocks: before });
  });

  it('keeps a GUID at one place, and takes many', () => {
    const { memory } = machine;
    const name = (index: number): string => `00000000-0000-0000-0000-${index.toString().padStart(12, '0')}`;
    const places = Array.from({ length: 100 }, (_, index) => memory.guid(name(index)));
    expect(new Set(places).size).toBe(100);
    expect(memory.guid(name(40))).toBe(places[40]);
    expect(guidAt(places[99])).toBe(name(99));
  });

  it('does not share anything with another', () => {
    const other = createMachine(native);
    expect(other.memory.scratch).not.toBe(machine.memory.scratch);
    expect(other.loop).not.toBe(machine.loop);
  });
});

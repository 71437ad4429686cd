import {
  type Address,
  EFI_BOOT_SERVICES,
  EFI_INVALID_PARAMETER,
  EFI_NOT_FOUND,
  EFI_NOT_READY,
  EFI_OUT_OF_RESOURCES,
  EFI_SUCCESS,
  EFI_UNSUPPORTED,
} from '@efi-node/efi-core';
import type { SimClock } from '../clock.ts';
import { type FirmwareEvents, TPL_APPLICATION } from '../events.ts';
import { hex } from '../memory.ts';
import { readGuid, writeGuid } from './guid.ts';
import type { HandleDatabase } from './handles.ts';
import { type FirmwareParts, implementTable } from './implement.ts';
import { createMemoryMap } from './memory-map.ts';

export interface BootServicesParts extends FirmwareParts {
  readonly clock: SimClock;
  readonly events: FirmwareEvents;
  readonly handles: HandleDatabase;
  /** Bytes of pool that there are. */
  readonly memorySize: number;
  /** Starts the drivers of a controller; false when there are none for it. */
  readonly connect: (handle: Address) => boolean;
}

/** EFI_LOCATE_SEARCH_TYPE. */
const ALL_HANDLES = 0;
const BY_PROTOCOL = 2;
const TIMER_KINDS = ['cancel', 'periodic', 'relative'] as const;

/** What boot services remember that tests look at. */
export interface BootServicesState {
  /** Seconds of the last SetWatchdogTimer; 300 as firmware starts an application. */
  watchdog: number;
  readonly opened: Map<string, number>;
}

/** EFI_BOOT_SERVICES (UEFI 2.10, section 4.4 and chapter 7) as far as programs here use it. */
export function createBootServices(parts: BootServicesParts, state: BootServicesState): Address {
  const { memory, events, handles, clock, crashes, calls } = parts;

  const list = (found: readonly Address[], countAt: Address, bufferAt: Address): number => {
    if (countAt === 0 || bufferAt === 0) return EFI_INVALID_PARAMETER;
    if (found.length === 0) return EFI_NOT_FOUND;
    const buffer = memory.allocate(8 * found.length, 'firmware');
    for (const [index, handle] of found.entries()) memory.writePointer(buffer + 8 * index, handle);
    memory.writePointer(countAt, found.length);
    memory.writePointer(bufferAt, buffer);
    return EFI_SUCCESS;
  };
  const search = (type: number, guidAt: Address): readonly Address[] | undefined => {
    if (type === ALL_HANDLES) return handles.locate();
    return type === BY_PROTOCOL && guidAt !== 0 ? handles.locate(readGuid(memory, guidAt)) : undefined;
  };
  const open = (handle: Address, guidAt: Address, interfaceAt: Address): number => {
    if (!handles.has(handle) || guidAt === 0 || interfaceAt === 0) return EFI_INVALID_PARAMETER;
    const found = handles.interfaceOf(handle, readGuid(memory, guidAt));
    memory.writePointer(interfaceAt, found ?? 0);
    return found === undefined ? EFI_UNSUPPORTED : EFI_SUCCESS;
  };

  return implementTable(parts, EFI_BOOT_SERVICES, 'BootServices', {
    RaiseTPL: (level = 0) => events.raise(level),
    RestoreTPL: (level = 0) => {
      events.restore(level);
      return 0;
    },

    GetMemoryMap: createMemoryMap(parts),
    AllocatePool: (_type, size = 0, out = 0) => {
      if (out === 0) return EFI_INVALID_PARAMETER;
      if (memory.poolBytes + size > parts.memorySize) return EFI_OUT_OF_RESOURCES;
      memory.writePointer(out, memory.allocate(size, 'firmware'));
      return EFI_SUCCESS;
    },
    FreePool: (address = 0) => {
      if (address === 0) return EFI_INVALID_PARAMETER;
      memory.free(address, 'firmware');
      return EFI_SUCCESS;
    },

    CreateEvent: (type = 0, level = 0, notify = 0, context = 0, out = 0) => {
      if (out === 0) return EFI_INVALID_PARAMETER;
      const handle: Address = events.create(
        type,
        level,
        notify === 0 ? undefined : () => void calls.callBack(notify, [handle, context]),
      );
      memory.writePointer(out, handle);
      return EFI_SUCCESS;
    },
    SetTimer: (event = 0, kind = 0, time = 0) => {
      const name = TIMER_KINDS[kind];
      if (name === undefined) return EFI_INVALID_PARAMETER;
      // In units of 100 ns.
      return events.setTimer(event, name, time / 10_000) ? EFI_SUCCESS : EFI_INVALID_PARAMETER;
    },
    SignalEvent: (event = 0) => {
      events.signal(event);
      return EFI_SUCCESS;
    },
    CloseEvent: (event = 0) => {
      events.close(event);
      return EFI_SUCCESS;
    },
    CheckEvent: (event = 0) => {
      const signalled = events.check(event);
      if (signalled === undefined) return EFI_INVALID_PARAMETER;
      return signalled ? EFI_SUCCESS : EFI_NOT_READY;
    },
    WaitForEvent: (count = 0, eventsAt = 0, indexAt = 0) => {
      if (count === 0 || eventsAt === 0 || indexAt === 0) return EFI_INVALID_PARAMETER;
      if (events.level !== TPL_APPLICATION) return EFI_UNSUPPORTED;
      let answer: number | undefined;
      const check = (): boolean => {
        for (let index = 0; index < count && answer === undefined; index++) {
          const signalled = events.check(memory.readPointer(eventsAt + 8 * index));
          if (signalled === false) continue;
          memory.writePointer(indexAt, index);
          answer = signalled === undefined ? EFI_INVALID_PARAMETER : EFI_SUCCESS;
        }
        return answer !== undefined;
      };
      clock.advanceTo(Number.POSITIVE_INFINITY, check);
      return answer ?? crashes.crash('WaitForEvent waits for events that never come');
    },

    HandleProtocol: (handle = 0, guidAt = 0, interfaceAt = 0) => open(handle, guidAt, interfaceAt),
    OpenProtocol: (handle = 0, guidAt = 0, interfaceAt = 0) => {
      const status = open(handle, guidAt, interfaceAt);
      if (status === EFI_SUCCESS) {
        const key = `${hex(handle)} ${readGuid(memory, guidAt)}`;
        state.opened.set(key, (state.opened.get(key) ?? 0) + 1);
      }
      return status;
    },
    CloseProtocol: (handle = 0, guidAt = 0) => {
      if (!handles.has(handle) || guidAt === 0) return EFI_INVALID_PARAMETER;
      const key = `${hex(handle)} ${readGuid(memory, guidAt)}`;
      const count = state.opened.get(key);
      if (count === undefined) return EFI_NOT_FOUND;
      if (count === 1) state.opened.delete(key);
      else state.opened.set(key, count - 1);
      return EFI_SUCCESS;
    },
    ProtocolsPerHandle: (handle = 0, bufferAt = 0, countAt = 0) => {
      if (!handles.has(handle)) return EFI_INVALID_PARAMETER;
      const guids = handles.protocolsOf(handle).map((guid) => {
        const address = memory.map(16, 'EFI_GUID');
        writeGuid(memory, address, guid);
        return address;
      });
      return list(guids, countAt, bufferAt);
    },
    LocateHandle: (type = 0, guidAt = 0, _key = 0, sizeAt = 0, bufferAt = 0) => {
      const found = search(type, guidAt);
      if (found === undefined || sizeAt === 0) return EFI_INVALID_PARAMETER;
      if (found.length === 0) return EFI_NOT_FOUND;
      const room = memory.readPointer(sizeAt);
      memory.writePointer(sizeAt, 8 * found.length);
      if (room < 8 * found.length) return -5;
      for (const [index, handle] of found.entries()) memory.writePointer(bufferAt + 8 * index, handle);
      return EFI_SUCCESS;
    },
    LocateHandleBuffer: (type = 0, guidAt = 0, _key = 0, countAt = 0, bufferAt = 0) => {
      const found = search(type, guidAt);
      return found === undefined ? EFI_INVALID_PARAMETER : list(found, countAt, bufferAt);
    },
    LocateProtocol: (guidAt = 0, _registration = 0, interfaceAt = 0) => {
      if (guidAt === 0 || interfaceAt === 0) return EFI_INVALID_PARAMETER;
      const guid = readGuid(memory, guidAt);
      const [first] = handles.locate(guid);
      const found = first === undefined ? undefined : handles.interfaceOf(first, guid);
      memory.writePointer(interfaceAt, found ?? 0);
      return found === undefined ? EFI_NOT_FOUND : EFI_SUCCESS;
    },
    ConnectController: (handle = 0) => {
      if (!handles.has(handle)) return EFI_INVALID_PARAMETER;
      return parts.connect(handle) ? EFI_SUCCESS : EFI_NOT_FOUND;
    },
    DisconnectController: (handle = 0) => (handles.has(handle) ? EFI_SUCCESS : EFI_INVALID_PARAMETER),

    Stall: (microseconds = 0) => {
      clock.advance(microseconds / 1000);
      return EFI_SUCCESS;
    },
    SetWatchdogTimer: (seconds = 0) => {
      state.watchdog = seconds;
      return EFI_SUCCESS;
    },
    CopyMem: (to = 0, from = 0, length = 0) => {
      if (length > 0) memory.write(to, memory.bytes(from, length).slice());
      return EFI_SUCCESS;
    },
    SetMem: (address = 0, length = 0, value = 0) => {
      if (length > 0) memory.bytes(address, length).fill(value);
      return EFI_SUCCESS;
    },
  });
}

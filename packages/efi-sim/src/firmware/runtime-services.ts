import {
  type Address,
  EFI_BUFFER_TOO_SMALL,
  EFI_INVALID_PARAMETER,
  EFI_NOT_FOUND,
  EFI_RUNTIME_SERVICES,
  EFI_SUCCESS,
  EFI_TIME,
} from '@efi-node/efi-core';
import type { SimClock } from '../clock.ts';
import type { VariableOptions } from '../options.ts';
import { readGuid, writeGuid } from './guid.ts';
import { type FirmwareParts, implementTable } from './implement.ts';

interface Variable {
  readonly name: string;
  readonly guid: string;
  readonly attributes: number;
  readonly data: Uint8Array;
}

/** EFI_VARIABLE_NON_VOLATILE and EFI_VARIABLE_BOOTSERVICE_ACCESS. */
const NON_VOLATILE_BOOT = 3;

/** EFI_RUNTIME_SERVICES (UEFI 2.10, section 4.5): the clock, variables by name, reset. */
export function createRuntimeServices(
  parts: FirmwareParts & {
    readonly clock: SimClock;
    readonly startTime: number;
    readonly variables: readonly VariableOptions[];
  },
): Address {
  const { memory, native, crashes } = parts;
  const variables = new Map<string, Variable>();
  for (const { name, guid, data } of parts.variables) {
    const bytes = typeof data === 'string' ? Buffer.from(data) : data;
    variables.set(`${guid}-${name}`, { name, guid, attributes: NON_VOLATILE_BOOT, data: bytes });
  }
  const keyAt = (nameAt: Address, guidAt: Address): string =>
    `${readGuid(memory, guidAt)}-${memory.readString16(nameAt)}`;
  return implementTable(parts, EFI_RUNTIME_SERVICES, 'RuntimeServices', {
    GetTime: (at = 0) => {
      if (at === 0) return EFI_INVALID_PARAMETER;
      const now = new Date(parts.startTime + parts.clock.now);
      EFI_TIME.at(native, at).assign({
        Year: now.getUTCFullYear(),
        Month: now.getUTCMonth() + 1,
        Day: now.getUTCDate(),
        Hour: now.getUTCHours(),
        Minute: now.getUTCMinutes(),
        Second: now.getUTCSeconds(),
        Nanosecond: 0,
        TimeZone: 0,
        Daylight: 0,
      });
      return EFI_SUCCESS;
    },
    GetVariable: (nameAt = 0, guidAt = 0, attributesAt = 0, sizeAt = 0, at = 0) => {
      if (nameAt === 0 || guidAt === 0 || sizeAt === 0) return EFI_INVALID_PARAMETER;
      const found = variables.get(keyAt(nameAt, guidAt));
      if (found === undefined) return EFI_NOT_FOUND;
      const room = memory.readPointer(sizeAt);
      memory.writePointer(sizeAt, found.data.length);
      if (room < found.data.length) return EFI_BUFFER_TOO_SMALL;
      if (attributesAt !== 0) memory.writeU32(attributesAt, found.attributes);
      memory.write(at, found.data);
      return EFI_SUCCESS;
    },
    GetNextVariableName: (sizeAt = 0, nameAt = 0, guidAt = 0) => {
      if (sizeAt === 0 || nameAt === 0 || guidAt === 0) return EFI_INVALID_PARAMETER;
      const before = memory.readString16(nameAt);
      const keys = [...variables.keys()];
      const index = before === '' ? -1 : keys.indexOf(keyAt(nameAt, guidAt));
      if (before !== '' && index === -1) return EFI_INVALID_PARAMETER;
      const next = variables.get(keys[index + 1] ?? '');
      if (next === undefined) return EFI_NOT_FOUND;
      const text = Buffer.from(`${next.name}\0`, 'utf16le');
      const room = memory.readPointer(sizeAt);
      memory.writePointer(sizeAt, text.length);
      if (room < text.length) return EFI_BUFFER_TOO_SMALL;
      memory.write(nameAt, text);
      writeGuid(memory, guidAt, next.guid);
      return EFI_SUCCESS;
    },
    SetVariable: (nameAt = 0, guidAt = 0, attributes = 0, size = 0, at = 0) => {
      if (nameAt === 0 || guidAt === 0) return EFI_INVALID_PARAMETER;
      const key = keyAt(nameAt, guidAt);
      const name = memory.readString16(nameAt);
      const guid = readGuid(memory, guidAt);
      if (size > 0) variables.set(key, { name, guid, attributes, data: memory.bytes(at, size).slice() });
      else if (!variables.delete(key)) return EFI_NOT_FOUND;
      return EFI_SUCCESS;
    },
    ResetSystem: (type = 0) => crashes.crash(`ResetSystem(${type})`),
  });
}

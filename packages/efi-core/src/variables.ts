/** Firmware's variables (UEFI 2.10, section 8.2) by name and vendor. */
import { guid as guidType, readNumber64, writeNumber64 } from './layout/scalar.ts';
import type { Machine } from './machine.ts';
import type { Address } from './native.ts';
import { check, EFI_BUFFER_TOO_SMALL, EFI_NOT_FOUND, EFI_UNSUPPORTED } from './status.ts';

export interface VariableName {
  readonly name: string;
  readonly guid: string;
}

/** Bytes of the longest name that is read at first; longer ones make room for themselves. */
const NAME_SIZE = 1024;

function readName(machine: Machine, address: Address, most: number): string {
  const view = machine.native.view(address, most);
  let text = '';
  for (let i = 0; i + 1 < most; i += 2) {
    const unit = (view[i] ?? 0) + 256 * (view[i + 1] ?? 0);
    if (unit === 0) break;
    text += String.fromCharCode(unit);
  }
  return text;
}

/** Names of all variables that boot services show, in firmware's order. Throws EfiError. */
export function variableNames(machine: Machine): VariableName[] {
  const { native, memory, runtimeServices } = machine;
  const { scratch, data } = memory;
  const names: VariableName[] = [];
  let room = NAME_SIZE;
  let place = native.allocate(room);
  try {
    for (;;) {
      writeNumber64(data, 0, room);
      const status = runtimeServices.call.GetNextVariableName(scratch, place, scratch + 16);
      if (status === EFI_NOT_FOUND || status === EFI_UNSUPPORTED) return names;
      if (status === EFI_BUFFER_TOO_SMALL) {
        const wanted = readNumber64(data, 0);
        const larger = native.allocate(wanted);
        native.view(larger, wanted).set(native.view(place, Math.min(room, wanted)));
        native.free(place);
        place = larger;
        room = wanted;
        continue;
      }
      check(status, 'EFI_RUNTIME_SERVICES.GetNextVariableName');
      names.push({ name: readName(machine, place, room), guid: guidType.read(data, 16) });
    }
  } finally {
    native.free(place);
  }
}

/** The bytes of a variable, a copy; undefined when there is none of that name. Throws EfiError. */
export function readVariable(machine: Machine, { name, guid }: VariableName): Uint8Array | undefined {
  const { native, memory, runtimeServices } = machine;
  const { scratch, data } = memory;
  const vendor = memory.guid(guid);
  const nameSize = 2 * (name.length + 1);
  const place = native.allocate(nameSize);
  try {
    const text = native.view(place, nameSize);
    for (let i = 0; i < name.length; i++) {
      const unit = name.charCodeAt(i);
      text[2 * i] = unit & 0xff;
      text[2 * i + 1] = unit >> 8;
    }
    writeNumber64(data, 0, 0);
    const first = runtimeServices.call.GetVariable(place, vendor, null, scratch, null);
    if (first === EFI_NOT_FOUND || first === EFI_UNSUPPORTED) return undefined;
    if (first !== EFI_BUFFER_TOO_SMALL) check(first, 'EFI_RUNTIME_SERVICES.GetVariable');
    const size = readNumber64(data, 0);
    const value = native.allocate(Math.max(1, size));
    try {
      check(
        runtimeServices.call.GetVariable(place, vendor, null, scratch, value),
        'EFI_RUNTIME_SERVICES.GetVariable',
      );
      return native.view(value, size).slice();
    } finally {
      native.free(value);
    }
  } finally {
    native.free(place);
  }
}

/** One machine: the native boundary and what efi-core makes of it. Two of them fit in one process. */
import { BootServices } from './boot-services.ts';
import { EventLoop } from './event-loop.ts';
import type { Bound } from './layout/protocol.ts';
import type { View } from './layout/struct.ts';
import type { Loop } from './loop.ts';
import { Memory } from './memory.ts';
import type { Native } from './native.ts';
import { EFI_BOOT_SERVICES } from './protocols/boot-services.ts';
import { EFI_RUNTIME_SERVICES } from './protocols/runtime-services.ts';
import { EFI_SYSTEM_TABLE } from './protocols/system-table.ts';
import { type Leak, Scope } from './scope.ts';

/** What packages above are handed. Nothing here is global. */
export interface Machine {
  readonly native: Native;
  readonly loop: Loop;
  readonly systemTable: View<(typeof EFI_SYSTEM_TABLE)['fields']>;
  /** Boot services by what programs need of them; `bootServices.table` has the specification's functions. */
  readonly bootServices: BootServices;
  readonly runtimeServices: Bound<(typeof EFI_RUNTIME_SERVICES)['fields']>;
  /** Memory for out parameters and GUIDs. */
  readonly memory: Memory;
  /** Whatever has to be closed before the machine is: each layer makes a child of it. */
  readonly scope: Scope;
  /**
   * Closes the scope, then frees what the machine itself holds. `done` hears what firmware did not give back; it is
   * called from the loop. A second call hears the same.
   */
  close(done: (leaks: readonly Leak[]) => void): void;
}

/**
 * Reads the tables that `native.systemTable` leads to (UEFI 2.10, section 4.3) and starts nothing: memory is taken
 * at first use.
 */
export function createMachine(native: Native): Machine {
  const loop = new EventLoop(native);
  const systemTable = EFI_SYSTEM_TABLE.at(native, native.systemTable);
  const memory = new Memory(native);
  const table = EFI_BOOT_SERVICES.bind(native, systemTable.BootServices);
  const bootServices = new BootServices(native, table, memory);
  const runtimeServices = EFI_RUNTIME_SERVICES.bind(native, systemTable.RuntimeServices);
  const scope = new Scope(loop, 'machine');
  return {
    native,
    loop,
    systemTable,
    bootServices,
    runtimeServices,
    memory,
    scope,
    close(done) {
      scope.close((leaks) => {
        memory.free();
        done(leaks);
      });
    },
  };
}

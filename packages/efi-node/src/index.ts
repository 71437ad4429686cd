export { boot, type BootListener, type BootOptions } from './boot.ts';
export { type PreparedProgram, type PrepareOptions, prepareProgram } from './bundle/prepare.ts';
export { CommandError } from './command-error.ts';
export { type Finding, findings } from './commands/doctor.ts';
export {
  type ContainerProgram,
  type ContainerRuntime,
  decodeEntries,
  encodeContainer,
  encodeEntries,
  type ProgramConfig,
} from './container.ts';
export { type Installation, installation, loadInstallation } from './installation.ts';
export type { Accelerator } from './qemu/command-line.ts';
export type { LeakCounters, MachineEvent } from './qemu/frames.ts';
export { freeHostPort } from './qemu/host-ports.ts';
export { locateOvmf, locateQemu, type Ovmf } from './qemu/locate.ts';
export { hardwareAddress } from './qemu/tap.ts';
export type { Machine, MachineEnd, MachineListener } from './qemu/machine.ts';
export type { PublishedPort } from './run-arguments.ts';

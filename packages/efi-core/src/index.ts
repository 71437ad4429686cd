/** UEFI from JavaScript: see the README. */
export { BootServices, type ProtocolName } from './boot-services.ts';
export { EventLoop } from './event-loop.ts';
export { EfiFile, type OpenMode } from './files/file.ts';
export {
  type FileChange,
  type FileInfo,
  readFileInfo,
  sizeOfChar16,
  sizeOfFileInfo,
  type VolumeInfo,
  writeChar16,
  writeFileInfo,
} from './files/info.ts';
export { bootDevice, connectVolumes, EfiVolume, locateVolumes } from './files/volume.ts';
export { readText } from './layout/print.ts';
export * from './layout/protocol.ts';
export * from './layout/scalar.ts';
export * from './layout/struct.ts';
export type { Loop, LoopHandle, LoopTimer, UncaughtListener } from './loop.ts';
export { createMachine, type Machine } from './machine.ts';
export { Memory } from './memory.ts';
export * from './native.ts';
export { Operation, type OperationOptions, type OperationState } from './operation.ts';
export * from './protocols/index.ts';
export { type Closer, type Leak, Scope, type ScopeMember } from './scope.ts';
export * from './status.ts';
export * from './tables/index.ts';
export * from './variables.ts';

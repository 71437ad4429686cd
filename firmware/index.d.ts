/** Path of the EFI application, `efi-node.efi`. */
export declare const efiApplication: string;

/** Path of the runtime as bytecode of exactly that application's engine, `runtime.bin`. */
export declare const runtimeBytecode: string;

/** Path of the library for QEMU's LD_PRELOAD that lets published ports take bursts (x86-64 Linux, glibc). */
export declare const backlogLibrary: string;

/** Path of the compiler of scripts to bytecode of exactly that application's engine (x86-64 Linux, linked statically). */
export declare const scriptCompiler: string;

export interface Build {
  /** Name and version of the engine. */
  readonly engine: string;
  /** 16 hexadecimal digits: bytes 8 to 15 of `runtime.bin` say the same, least significant byte first. */
  readonly engineBuild: string;
}

/** What the application was built from. Throws when it has not been built. */
export declare function readBuild(): Build;

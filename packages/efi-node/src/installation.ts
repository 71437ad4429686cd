import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { CommandError } from './command-error.ts';
import type { ContainerRuntime } from './container.ts';

/** Where this copy of efi-node finds what it boots. */
export interface Installation {
  /** The EFI application. */
  readonly application: string;
  /** The runtime as the engine's bytecode. */
  readonly runtime: string;
  /** Loaded into QEMU so that published ports take bursts of connections; machines work without it. */
  readonly backlogLibrary: string;
  /** Makes bytecode of programs, on x86-64 Linux; programs run without it too. */
  readonly compiler: string;
}

export const BUILD_REMEDY = 'npm run build';

/** The version in this package's manifest. */
export function ownVersion(): string {
  const manifest: unknown = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
  if (typeof manifest !== 'object' || manifest === null || !('version' in manifest)) return '';
  return typeof manifest.version === 'string' ? manifest.version : '';
}

/** Paths only; the files need not be there. EFI_NODE_FIRMWARE names a folder to be used instead of the package's. */
export function installation(env: NodeJS.ProcessEnv = process.env): Installation {
  const own = env['EFI_NODE_FIRMWARE'];
  const require = createRequire(import.meta.url);
  const directory =
    own !== undefined && own !== ''
      ? own
      : join(dirname(require.resolve('@efi-node/firmware/package.json')), 'dist');
  return {
    application: join(directory, 'efi-node.efi'),
    runtime: join(directory, 'runtime.bin'),
    backlogLibrary: join(directory, 'listen-backlog.so'),
    compiler: join(directory, 'efi-node-compile'),
  };
}

/** The paths, those of what is there, and the runtime's bytes. Throws CommandError when they were not built. */
export function loadInstallation(env: NodeJS.ProcessEnv = process.env): {
  application: string;
  runtime: ContainerRuntime;
  backlogLibrary: string | undefined;
} {
  const { application, runtime, backlogLibrary } = installation(env);
  for (const path of [application, runtime]) {
    if (!existsSync(path)) {
      throw new CommandError(`the firmware is not built: there is no ${path}`, {
        hints: [`build it in efi-node's repository: ${BUILD_REMEDY}`],
      });
    }
  }
  return {
    application,
    runtime: { name: 'runtime.bin', data: readFileSync(runtime) },
    backlogLibrary: existsSync(backlogLibrary) ? backlogLibrary : undefined,
  };
}

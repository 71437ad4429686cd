import { CommandError, errorMessage } from './command-error.ts';
import { type ContainerProgram, encodeContainer } from './container.ts';
import { loadInstallation } from './installation.ts';
import { cacheDirectory } from './paths.ts';
import { chooseAccelerator, KVM_START_LIMIT } from './qemu/accelerator.ts';
import type { Accelerator } from './qemu/command-line.ts';
import { checkHostPorts } from './qemu/host-ports.ts';
import { locateOvmf, locateQemu } from './qemu/locate.ts';
import { type Machine, type MachineEnd, type MachineListener, startMachine } from './qemu/machine.ts';
import { checkTaps } from './qemu/tap.ts';
import type { PublishedPort } from './run-arguments.ts';

export interface BootOptions {
  readonly programs: readonly ContainerProgram[];
  /** MiB. */
  readonly memory: number;
  readonly network: boolean;
  readonly publish: readonly PublishedPort[];
  /** Tap devices of this host, a card on each, in place of QEMU's user-mode network; `publish` is empty then. */
  readonly taps?: readonly string[];
  /** Path of a socket for QEMU's monitor (QMP), in a folder that is there. */
  readonly qmp?: string | undefined;
  /** Further arguments for QEMU. */
  readonly qemuArguments?: readonly string[];
  /** Ends the machine: 'stopped'. */
  readonly signal?: AbortSignal;
}

export interface BootListener extends MachineListener {
  /** QEMU runs, with its process id; called again if the first accelerator turned out not to work. */
  booting?(accelerator: Accelerator, machine: Machine): void;
  /** What the user may want to know about the boot itself. */
  note?(text: string): void;
}

/** Under emulation on a loaded machine the application still comes up long before this. */
const START_LIMIT = 120_000;

async function bootWith(
  accelerator: Accelerator,
  container: Uint8Array,
  application: string,
  tools: { qemu: string; ovmf: ReturnType<typeof locateOvmf>; preload: string | undefined },
  options: BootOptions,
  listener: BootListener,
): Promise<MachineEnd> {
  const machine = startMachine(
    {
      ...tools,
      accelerator,
      application,
      bundle: container,
      memory: options.memory,
      network: options.network,
      publish: options.publish,
      taps: options.taps ?? [],
      qmp: options.qmp,
      qemuArguments: options.qemuArguments ?? [],
      startLimit: accelerator === 'kvm' ? KVM_START_LIMIT : START_LIMIT,
    },
    listener,
  );
  listener.booting?.(accelerator, machine);
  const stop = (): void => machine.stop();
  options.signal?.addEventListener('abort', stop);
  try {
    return await machine.ended;
  } finally {
    options.signal?.removeEventListener('abort', stop);
  }
}

/**
 * Boots programs in firmware, one after another in one machine, and waits for its end. Rejects with CommandError when
 * something that it needs is missing or a port of the host is taken.
 */
export async function boot(options: BootOptions, listener: BootListener): Promise<MachineEnd> {
  const qemu = locateQemu();
  const ovmf = locateOvmf();
  const { application, runtime, backlogLibrary } = loadInstallation();
  await checkHostPorts(options.publish);
  checkTaps(options.taps ?? []);
  const container = encodeContainer(runtime, options.programs);
  const choice = chooseAccelerator(qemu, cacheDirectory());
  for (const [index, accelerator] of choice.candidates.entries()) {
    if (options.signal?.aborted === true) return { kind: 'stopped' };
    let end: MachineEnd;
    const isLast = index === choice.candidates.length - 1;
    try {
      end = await bootWith(
        accelerator,
        container,
        application,
        { qemu, ovmf, preload: backlogLibrary },
        options,
        listener,
      );
    } catch (error) {
      if (!(error instanceof CommandError) || isLast) throw error;
      listener.note?.(`${accelerator}: ${errorMessage(error)}`);
      continue;
    }
    if (end.kind !== 'died' || end.started) {
      if (end.kind !== 'stopped') choice.learn(accelerator);
      return end;
    }
    if (isLast) return end;
    listener.note?.(
      `${accelerator} does not work here (${end.reason}); going on by emulation, which is slower`,
    );
  }
  throw new Error('no accelerator to try');
}

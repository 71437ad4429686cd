import { execFileSync } from 'node:child_process';
import { accessSync, constants, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { release } from 'node:os';
import { dirname, join } from 'node:path';
import type { Accelerator } from './command-line.ts';

/**
 * /dev/kvm may exist and still not work: on some hosts QEMU aborts with it, on others firmware dies on its first
 * instructions. So the verdict comes from booting, and is kept per machine until kernel or QEMU change.
 */
export interface AcceleratorChoice {
  /** To be tried in this order; the next is taken only if the application did not come up. */
  readonly candidates: readonly Accelerator[];
  /** What an earlier run found out. */
  readonly verdict: Accelerator | undefined;
  /** Keeps what was learned. */
  learn(works: Accelerator): void;
}

const DEVICE = '/dev/kvm';
const TRUSTED_DAYS = 30;

/** The first sign of life under KVM comes within a second or two; a dead one says nothing for ever. */
export const KVM_START_LIMIT = 8_000;

export function isKvmOpenable(): boolean {
  try {
    accessSync(DEVICE, constants.R_OK | constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

function bootId(): string {
  try {
    return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
  } catch {
    return '';
  }
}

function qemuVersion(qemu: string): string {
  const { size, mtimeMs } = statSync(qemu);
  return `${qemu} ${size} ${mtimeMs}`;
}

function verdictKey(qemu: string): string {
  const day = Math.floor(Date.now() / 86_400_000 / TRUSTED_DAYS);
  return [bootId(), release(), qemuVersion(qemu), day].join('\n');
}

export function chooseAccelerator(
  qemu: string,
  cache: string,
  env: NodeJS.ProcessEnv = process.env,
): AcceleratorChoice {
  const asked = env['EFI_NODE_ACCEL'];
  if (asked === 'tcg' || asked === 'kvm')
    return { candidates: [asked], verdict: undefined, learn: () => undefined };
  if (!isKvmOpenable()) return { candidates: ['tcg'], verdict: undefined, learn: () => undefined };
  const file = join(cache, 'accelerator');
  const key = verdictKey(qemu);
  let known: Accelerator | undefined;
  try {
    const [verdict, ...rest] = readFileSync(file, 'utf8').split('\n');
    if (rest.join('\n') === key && (verdict === 'kvm' || verdict === 'tcg')) known = verdict;
  } catch {
    // Nothing learned yet.
  }
  return {
    candidates: known === 'tcg' ? ['tcg'] : ['kvm', 'tcg'],
    verdict: known,
    learn(works) {
      if (works === known) return;
      try {
        mkdirSync(dirname(file), { recursive: true });
        writeFileSync(file, `${works}\n${key}`);
      } catch {
        // The next run learns it again.
      }
    },
  };
}

/** What `qemu --version` says, for `doctor`. */
export function describeQemu(qemu: string): string {
  const text = execFileSync(qemu, ['--version'], { encoding: 'utf8' });
  return /version (\S+)/.exec(text)?.[1] ?? text.split('\n')[0] ?? '';
}

import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { CommandError, errorMessage } from '../command-error.ts';
import { BUILD_REMEDY, installation, ownVersion } from '../installation.ts';
import { cacheDirectory } from '../paths.ts';
import { chooseAccelerator, describeQemu, isKvmOpenable } from '../qemu/accelerator.ts';
import { locateOvmf, locateQemu, OVMF_REMEDY, QEMU_REMEDY } from '../qemu/locate.ts';

/** One thing looked at: what it is, and for what is missing the command that mends it. */
export type Finding =
  | { readonly state: 'there' | 'note'; readonly what: string }
  | { readonly state: 'missing'; readonly what: string; readonly remedy: string };

const MINIMUM_NODE = 20;

function attempt(look: () => string, what: string, remedy: string): Finding {
  try {
    return { state: 'there', what: look() };
  } catch (error) {
    const reason = error instanceof CommandError ? error.message : `${what}: ${errorMessage(error)}`;
    return { state: 'missing', what: reason, remedy };
  }
}

function node(): Finding {
  const major = Number(process.versions.node.split('.')[0]);
  if (major >= MINIMUM_NODE) return { state: 'there', what: `Node ${process.versions.node}` };
  return {
    state: 'missing',
    what: `Node ${process.versions.node} is too old, ${MINIMUM_NODE} or later is needed`,
    remedy: 'apt-get install -y nodejs, or see https://nodejs.org/en/download',
  };
}

function accelerator(): Finding {
  if (!isKvmOpenable()) {
    return {
      state: 'note',
      what: 'KVM: /dev/kvm cannot be opened, machines are emulated (about 10 times slower)',
    };
  }
  let qemu: string;
  try {
    qemu = locateQemu();
  } catch {
    return { state: 'note', what: 'KVM: not tried yet, as QEMU is missing' };
  }
  const { verdict } = chooseAccelerator(qemu, cacheDirectory());
  if (verdict === 'kvm') return { state: 'there', what: 'KVM works (tried by booting)' };
  if (verdict === 'tcg') {
    return {
      state: 'note',
      what: 'KVM: /dev/kvm is there but a machine did not boot with it, machines are emulated (about 10 times slower)',
    };
  }
  return { state: 'note', what: 'KVM: /dev/kvm is there; the first run finds out whether it works' };
}

function file(path: string, what: string): Finding {
  if (existsSync(path)) return { state: 'there', what: `${what}: ${path}` };
  return { state: 'missing', what: `${what}: there is no ${path}`, remedy: BUILD_REMEDY };
}

/** The repository that this copy runs from, undefined when it was installed from a registry. */
function repository(): string | undefined {
  const root = join(dirname(fileURLToPath(import.meta.url)), '../../../..');
  return existsSync(join(root, 'pnpm-workspace.yaml')) && existsSync(join(root, 'firmware/src'))
    ? root
    : undefined;
}

function program(name: string, what: string, debianPackage: string): Finding {
  return attempt(
    () => {
      const out = execFileSync(name, ['--version'], {
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'ignore'],
      });
      return `${what}: ${out.split('\n')[0] ?? name}`;
    },
    what,
    `apt-get install -y ${debianPackage}`,
  );
}

/** What only the repository needs: tools to build the firmware with. */
function buildTools(root: string): Finding[] {
  const gnuEfi = '/usr/include/efi/efi.h';
  const headers: Finding = existsSync(gnuEfi)
    ? { state: 'there', what: `gnu-efi: ${gnuEfi}` }
    : { state: 'missing', what: `gnu-efi: there is no ${gnuEfi}`, remedy: 'apt-get install -y gnu-efi' };
  const sources = join(root, 'firmware/build/sources');
  return [
    program('gcc', 'C compiler', 'gcc libc6-dev'),
    program('ld', 'linker', 'binutils'),
    headers,
    existsSync(sources)
      ? { state: 'there', what: `sources of engine, parser and C library: ${sources}` }
      : {
          state: 'missing',
          what: 'sources of engine, parser and C library were not downloaded',
          remedy: BUILD_REMEDY,
        },
  ];
}

function kernelName(): Finding {
  try {
    const text = readFileSync('/etc/os-release', 'utf8');
    return {
      state: 'note',
      what: `host: ${/^PRETTY_NAME="?([^"\n]*)/m.exec(text)?.[1] ?? process.platform}`,
    };
  } catch {
    return { state: 'note', what: `host: ${process.platform}` };
  }
}

export function findings(): Finding[] {
  const paths = installation();
  const root = repository();
  return [
    { state: 'note', what: `efi-node ${ownVersion()}` },
    kernelName(),
    node(),
    attempt(
      () => {
        const qemu = locateQemu();
        return `QEMU ${describeQemu(qemu)}: ${qemu}`;
      },
      'QEMU',
      QEMU_REMEDY,
    ),
    attempt(() => `OVMF: ${locateOvmf().code}`, 'OVMF', OVMF_REMEDY),
    accelerator(),
    file(paths.application, 'EFI application'),
    file(paths.runtime, 'runtime'),
    ...(root === undefined ? [] : buildTools(root)),
  ];
}

const MARKS = { there: 'ok     ', note: '       ', missing: 'MISSING' } as const;

/** `efi-node doctor`: 0 when everything that a run needs is there, 1 otherwise. */
export function doctor(): number {
  const found = findings();
  for (const finding of found) {
    const remedy = finding.state === 'missing' ? `  ->  ${finding.remedy}` : '';
    process.stdout.write(`${MARKS[finding.state]} ${finding.what}${remedy}\n`);
  }
  return found.some(({ state }) => state === 'missing') ? 1 : 0;
}

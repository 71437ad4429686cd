import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, isAbsolute, join } from 'node:path';
import { CommandError } from '../command-error.ts';

export interface Ovmf {
  /** Firmware code, mapped read-only. */
  readonly code: string;
  /** Empty variables store that each machine gets a copy of. */
  readonly vars: string;
}

const QEMU = 'qemu-system-x86_64';

const OVMF_CANDIDATES: readonly Ovmf[] = [
  { code: '/usr/share/OVMF/OVMF_CODE_4M.fd', vars: '/usr/share/OVMF/OVMF_VARS_4M.fd' },
  { code: '/usr/share/edk2/ovmf/OVMF_CODE_4M.fd', vars: '/usr/share/edk2/ovmf/OVMF_VARS_4M.fd' },
  { code: '/usr/share/edk2/x64/OVMF_CODE.4m.fd', vars: '/usr/share/edk2/x64/OVMF_VARS.4m.fd' },
  { code: '/usr/share/OVMF/OVMF_CODE.fd', vars: '/usr/share/OVMF/OVMF_VARS.fd' },
];

export const QEMU_REMEDY = 'apt-get install -y qemu-system-x86';
export const OVMF_REMEDY = 'apt-get install -y ovmf';

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** QEMU by EFI_NODE_QEMU or in PATH. Throws CommandError when there is none. */
export function locateQemu(env: NodeJS.ProcessEnv = process.env): string {
  const own = env['EFI_NODE_QEMU'];
  if (own !== undefined && own !== '') {
    if (isExecutable(own)) return own;
    throw new CommandError(`EFI_NODE_QEMU names ${own}, which cannot be executed`);
  }
  for (const directory of (env['PATH'] ?? '').split(delimiter)) {
    const path = join(directory, QEMU);
    if (isAbsolute(path) && isExecutable(path)) return path;
  }
  throw new CommandError(`${QEMU} was not found in PATH`, {
    hints: [`install it: ${QEMU_REMEDY}`, 'or name it in EFI_NODE_QEMU'],
  });
}

/** OVMF by EFI_NODE_OVMF_CODE and EFI_NODE_OVMF_VARS, or where distributions put it. */
export function locateOvmf(env: NodeJS.ProcessEnv = process.env): Ovmf {
  const code = env['EFI_NODE_OVMF_CODE'];
  const vars = env['EFI_NODE_OVMF_VARS'];
  if (code !== undefined || vars !== undefined) {
    if (code === undefined || vars === undefined) {
      throw new CommandError('EFI_NODE_OVMF_CODE and EFI_NODE_OVMF_VARS go together, and one is missing');
    }
    for (const path of [code, vars]) {
      if (!existsSync(path)) throw new CommandError(`no OVMF at ${path}, which the environment names`);
    }
    return { code, vars };
  }
  const found = OVMF_CANDIDATES.find((one) => existsSync(one.code) && existsSync(one.vars));
  if (found !== undefined) return found;
  throw new CommandError('OVMF, the firmware for QEMU, was not found', {
    hints: [
      `install it: ${OVMF_REMEDY}`,
      'or name its files in EFI_NODE_OVMF_CODE and EFI_NODE_OVMF_VARS',
      ...OVMF_CANDIDATES.map(({ code }) => `looked for ${code}`),
    ],
  });
}

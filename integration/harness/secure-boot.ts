/** OVMF with Secure Boot on, and the key that it trusts: Debian's own for tests ("snakeoil"). */
import { execFileSync, spawnSync } from 'node:child_process';
import { createPrivateKey } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';

const OVMF = '/usr/share/OVMF';
const KEYS = '/usr/share/ovmf/PkKek-1-snakeoil';

export const SECURE_OVMF = {
  code: `${OVMF}/OVMF_CODE_4M.secboot.fd`,
  vars: `${OVMF}/OVMF_VARS_4M.snakeoil.fd`,
};

/** Why Secure Boot cannot be tried here; undefined when it can. */
export function secureBootObstacle(): string | undefined {
  if (spawnSync('sbsign', ['--version']).error !== undefined)
    return 'sbsign is not installed: apt-get install -y sbsigntool';
  const files = [SECURE_OVMF.code, SECURE_OVMF.vars, `${KEYS}.key`, `${KEYS}.pem`];
  const missing = files.find((path) => !existsSync(path));
  return missing === undefined ? undefined : `there is no ${missing}`;
}

/** Signs an EFI application, and gives what sbsign said, which is nothing but that it did. */
export function sign(application: string, signed: string): string {
  const key = `${signed}.key`;
  const sealed = { key: readFileSync(`${KEYS}.key`), passphrase: 'snakeoil' };
  writeFileSync(key, createPrivateKey(sealed).export({ type: 'pkcs8', format: 'pem' }));
  try {
    const args = ['--key', key, '--cert', `${KEYS}.pem`, '--output', signed, application];
    return execFileSync('sh', ['-c', 'exec sbsign "$@" 2>&1', 'sh', ...args], { encoding: 'utf8' });
  } finally {
    rmSync(key);
  }
}

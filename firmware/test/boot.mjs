/** Boots the application in OVMF with a bundle made by hand, and reads its frames. For the firmware's own tests. */
import { spawn } from 'node:child_process';
import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const built = join(dirname(dirname(fileURLToPath(import.meta.url))), 'dist/efi-node.efi');
const FIRMWARE = ['/usr/share/OVMF/OVMF_CODE_4M.fd', '/usr/share/OVMF/OVMF_VARS_4M.fd'];

/** The bundle with these entries: `[name, text or bytes]`, in their order. */
export function makeBundle(entries) {
  const parts = [Buffer.from('EFINODE\x01', 'latin1')];
  for (const [name, data] of entries) {
    const nameBytes = Buffer.from(name);
    const dataBytes = Buffer.from(data);
    const head = Buffer.alloc(8);
    head.writeUInt32LE(nameBytes.length, 0);
    head.writeUInt32LE(dataBytes.length, 4);
    const length = 8 + nameBytes.length + dataBytes.length + 1;
    parts.push(head, nameBytes, dataBytes, Buffer.alloc(1 + ((8 - (length % 8)) % 8)));
  }
  return Buffer.concat(parts);
}

/** Splits what came out of the debugcon: `{ stdout, stderr, events, rest }`. */
export function readFrames(bytes) {
  const streams = { 1: [], 2: [] };
  /** @type {{ event: string, code?: number, leaks?: Record<string, number>, now?: number }[]} */
  const events = [];
  let at = 0;
  while (bytes.length - at >= 4) {
    const kind = bytes[at];
    const end = at + 4 + bytes.readUIntLE(at + 1, 3);
    if (end > bytes.length) break;
    const payload = bytes.subarray(at + 4, end);
    if (kind === 3) events.push(JSON.parse(payload.toString()));
    else streams[kind].push(payload);
    at = end;
  }
  return {
    stdout: Buffer.concat(streams[1]).toString(),
    stderr: Buffer.concat(streams[2]).toString(),
    events,
    rest: bytes.subarray(at),
  };
}

export function firmwareMissing() {
  return FIRMWARE.find((path) => !existsSync(path));
}

/**
 * Boots and waits for the end: `{ code, stdout, stderr, events, rest }`, where `code` is QEMU's exit code. `options`
 * replaces the load options; `network` adds a card with user-mode networking; `prefix` is a command that runs QEMU.
 */
export async function boot(
  bundle,
  {
    memory = 256,
    timeout = 120,
    options = 'host=qemu port=0x4e0 exit=0xf4',
    network = false,
    extra = [],
    application = built,
    prefix = [],
  } = {},
) {
  const directory = mkdtempSync(join(tmpdir(), 'efi-node-'));
  try {
    const bundleFile = join(directory, 'bundle');
    const variables = join(directory, 'variables.fd');
    const output = join(directory, 'output');
    writeFileSync(bundleFile, bundle);
    writeFileSync(output, '');
    copyFileSync(FIRMWARE[1], variables);
    const [command, ...args] = [
      ...prefix,
      'qemu-system-x86_64',
      '-machine',
      'q35',
      '-nodefaults',
      '-display',
      'none',
      '-no-reboot',
      '-m',
      `${memory}`,
      '-drive',
      `if=pflash,format=raw,unit=0,readonly=on,file=${FIRMWARE[0]}`,
      '-drive',
      `if=pflash,format=raw,unit=1,file=${variables}`,
      '-kernel',
      application,
      '-initrd',
      bundleFile,
      '-append',
      options,
      '-chardev',
      `file,id=frames,path=${output}`,
      '-device',
      'isa-debugcon,iobase=0x4e0,chardev=frames',
      '-device',
      'isa-debug-exit,iobase=0xf4,iosize=0x04',
      '-device',
      'virtio-rng-pci',
      ...(network ? ['-netdev', 'user,id=net', '-device', 'virtio-net-pci,netdev=net,romfile='] : []),
      ...extra,
    ];
    const child = spawn(command, args, { stdio: ['ignore', 'ignore', 'inherit'] });
    const timer = setTimeout(() => child.kill('SIGKILL'), timeout * 1000);
    const code = await new Promise((resolve, reject) => {
      child.on('error', reject);
      child.on('close', resolve);
    });
    clearTimeout(timer);
    return { code, ...readFrames(readFileSync(output)) };
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

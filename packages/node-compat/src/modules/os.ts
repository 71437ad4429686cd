/** node:os: the machine as the processor and firmware describe it. */
import { errno, priority, signals } from '../constants-data.ts';
import { runtime } from '../context.ts';
import { hostName } from '../dns/host-name.ts';

const { native } = runtime();

/** The processor's own name, CPUID leaves 0x80000002 … 0x80000004. */
function processorName(): string {
  const bytes = new Uint8Array(48);
  const view = new DataView(bytes.buffer);
  if ((native.cpuid(0x80000000, 0)[0] ?? 0) >>> 0 < 0x80000004) return 'unknown';
  for (let leaf = 0; leaf < 3; leaf++) {
    native
      .cpuid(0x80000002 + leaf, 0)
      .forEach((register, index) => view.setUint32(leaf * 16 + index * 4, register, true));
  }
  return native.decode(bytes, 'latin1', 0, 48).replace(/\0.*$/s, '').trim();
}

function totalMemory(): number {
  const { heapTotal, free } = native.memoryUsage();
  return heapTotal + free;
}

/** Functions of os turn into their result where a text is wanted. */
function withPrimitive<T extends (...args: never[]) => unknown>(fn: T): T {
  return Object.defineProperty(fn, Symbol.toPrimitive, { value: () => fn() });
}

const os: Record<string, unknown> = {
  EOL: '\n',
  devNull: '/dev/null',
  arch: withPrimitive(() => 'x64'),
  availableParallelism: withPrimitive(() => 1),
  cpus: () => [{ model: processorName(), speed: 0, times: { user: 0, nice: 0, sys: 0, idle: 0, irq: 0 } }],
  endianness: withPrimitive(() => 'LE'),
  freemem: withPrimitive(() => native.memoryUsage().free),
  totalmem: withPrimitive(totalMemory),
  getPriority: () => 0,
  setPriority: () => undefined,
  homedir: withPrimitive(() => process.env['HOME'] ?? '/'),
  tmpdir: withPrimitive(() => process.env['TMPDIR'] ?? '/tmp'),
  hostname: withPrimitive(() => hostName),
  loadavg: () => [0, 0, 0],
  machine: withPrimitive(() => 'x86_64'),
  networkInterfaces: () => ({
    lo: [
      {
        address: '127.0.0.1',
        netmask: '255.0.0.0',
        family: 'IPv4',
        mac: '00:00:00:00:00:00',
        internal: true,
        cidr: '127.0.0.1/8',
      },
    ],
  }),
  platform: withPrimitive(() => 'linux'),
  release: withPrimitive(() => native.engine),
  type: withPrimitive(() => 'UEFI'),
  version: withPrimitive(() => `UEFI, QuickJS-ng ${native.engine}`),
  uptime: withPrimitive(() => native.now() / 1000),
  userInfo: () => ({ uid: 0, gid: 0, username: 'root', homedir: process.env['HOME'] ?? '/', shell: null }),
  constants: Object.freeze({ UV_UDP_REUSEADDR: 4, dlopen: {}, errno, signals, priority }),
};
export default os;

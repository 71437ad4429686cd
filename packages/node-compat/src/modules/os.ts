/** node:os: the machine as the processor, SMBIOS, ACPI and the memory map describe it. */
import {
  acpiProcessors,
  readAcpi,
  readMemoryMap,
  readSmbios,
  readText,
  type Smbios,
  smbiosMemory,
  smbiosSpeed,
  smbiosThreads,
  totalMemory,
} from '@efi-node/efi-core';
import { listInterfaces } from '@efi-node/efi-tcp4';
import { codedError, errnoOf, messageOf, validateInteger } from '@efi-node/node-errors';
import { errno, priority, signals } from '../constants-data.ts';
import { runtime } from '../context.ts';
import { hostName } from '../dns/host-name.ts';
import { isObject, member } from '../narrow.ts';
import { processId } from '../process/signals.ts';
import { unavailable } from '../unavailable.ts';

const { native, machine } = runtime();

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

let smbios: Smbios | undefined | 'unread' = 'unread';

function smbiosTable(): Smbios | undefined {
  if (smbios === 'unread') smbios = readSmbios(machine);
  return smbios;
}

/** MHz: the processor's own word (CPUID leaf 0x16), else that of SMBIOS, else 0. */
function processorSpeed(): number {
  const highest = (native.cpuid(0, 0)[0] ?? 0) >>> 0;
  const base = highest >= 0x16 ? (native.cpuid(0x16, 0)[0] ?? 0) & 0xffff : 0;
  if (base !== 0) return base;
  const table = smbiosTable();
  return table === undefined ? 0 : smbiosSpeed(table);
}

function processorCount(): number {
  const listed = acpiProcessors(readAcpi(machine));
  if (listed > 0) return listed;
  const table = smbiosTable();
  return Math.max(1, table === undefined ? 0 : smbiosThreads(table));
}

interface Processor {
  readonly model: string;
  readonly speed: number;
  readonly times: Readonly<Record<'user' | 'nice' | 'sys' | 'idle' | 'irq', number>>;
}

/** The program runs on the first processor; the others wait for an operating system. */
function cpus(): Processor[] {
  const model = processorName();
  const speed = processorSpeed();
  const up = Math.round(native.now());
  return Array.from({ length: processorCount() }, (_, index) => ({
    model,
    speed,
    times: { user: index === 0 ? up : 0, nice: 0, sys: 0, idle: index === 0 ? 0 : up, irq: 0 },
  }));
}

/** What is built in, by SMBIOS; the memory map lacks what firmware keeps for itself, and serves where SMBIOS is silent. */
function totalmem(): number {
  const mapped = totalMemory(readMemoryMap(machine));
  const table = smbiosTable();
  return Math.max(mapped, table === undefined ? 0 : smbiosMemory(table));
}

/** Functions of os turn into their result where a text is wanted. */
function withPrimitive<T extends (...args: never[]) => unknown>(fn: T): T {
  return Object.defineProperty(fn, Symbol.toPrimitive, { value: () => fn() });
}

function prefixLength(netmask: string): number {
  return netmask
    .split('.')
    .map((part) => Number(part).toString(2).replaceAll('0', '').length)
    .reduce((sum, bits) => sum + bits, 0);
}

interface InterfaceInfo {
  readonly address: string;
  readonly netmask: string;
  readonly family: 'IPv4';
  readonly mac: string;
  readonly internal: boolean;
  readonly cidr: string;
}

function describeAddress(address: string, netmask: string, mac: string, internal: boolean): InterfaceInfo {
  return { address, netmask, family: 'IPv4', mac, internal, cidr: `${address}/${prefixLength(netmask)}` };
}

/** Those that have an address: firmware gives one when the network is first used, or before. */
function networkInterfaces(): Record<string, InterfaceInfo[]> {
  const result: Record<string, InterfaceInfo[]> = {
    lo: [describeAddress('127.0.0.1', '255.0.0.0', '00:00:00:00:00:00', true)],
  };
  if (!runtime().config.network) return result;
  for (const [index, { address, netmask, mac }] of listInterfaces(machine).entries())
    result[`eth${index}`] = [describeAddress(address, netmask, mac, false)];
  return result;
}

function noSuchProcess(syscall: string): Error {
  const code = 'ESRCH';
  const info = { errno: errnoOf(code), code, message: messageOf(code), syscall };
  const message = `A system error occurred: ${syscall} returned ${code} (${info.message})`;
  const error = codedError(Error, 'ERR_SYSTEM_ERROR', message, { above: noSuchProcess });
  Object.defineProperty(error, 'name', { value: 'SystemError', configurable: true, writable: true });
  return Object.assign(error, { info, errno: info.errno, syscall });
}

const mostPid = 2 ** 31 - 1;

function checkPid(pid: unknown, syscall: string): void {
  validateInteger(pid, 'pid', -mostPid - 1, mostPid);
  if (pid !== 0 && pid !== processId) throw noSuchProcess(syscall);
}

function setPriority(...args: [pid?: unknown, priority?: unknown]): void {
  const [pid, value] = args.length < 2 ? [0, args[0]] : args;
  validateInteger(pid, 'pid', -mostPid - 1, mostPid);
  validateInteger(value, 'priority', -20, 19);
  checkPid(pid, 'uv_os_setpriority');
  // It has this priority already.
  if (value !== 0) unavailable('os', 'setPriority', 'one program runs at a time')();
}

function temporaryFolder(): string {
  const { env } = process;
  const path = env['TMPDIR'] || env['TMP'] || env['TEMP'] || '/tmp';
  return path.length > 1 && path.endsWith('/') ? path.slice(0, -1) : path;
}

function userInfo(options?: unknown): object {
  const texts = { username: 'root', homedir: process.env['HOME'] ?? '/', shell: null };
  const inBytes = isObject(options) && member(options, 'encoding') === 'buffer';
  const info = {
    uid: 0,
    gid: 0,
    username: inBytes ? Buffer.from(texts.username) : texts.username,
    homedir: inBytes ? Buffer.from(texts.homedir) : texts.homedir,
    shell: texts.shell,
  };
  return Object.setPrototypeOf(info, null);
}

/** '2.7.0' for UEFI 2.70: the revision has two decimal digits after the point. */
function specification(): string {
  const revision = machine.systemTable.Hdr.Revision;
  const minor = revision & 0xffff;
  return `${revision >>> 16}.${Math.floor(minor / 10)}.${minor % 10}`;
}

function bare(values: Readonly<Record<string, unknown>>): object {
  return Object.setPrototypeOf({ ...values }, null);
}

const os: Record<string, unknown> = {
  arch: withPrimitive(() => 'x64'),
  availableParallelism: withPrimitive(() => 1),
  cpus,
  endianness: withPrimitive(() => 'LE'),
  freemem: withPrimitive(() => native.memoryUsage().free),
  getPriority(pid: unknown = 0) {
    checkPid(pid, 'uv_os_getpriority');
    return 0;
  },
  homedir: withPrimitive(() => process.env['HOME'] ?? '/'),
  hostname: withPrimitive(() => hostName()),
  loadavg: () => [0, 0, 0],
  networkInterfaces,
  platform: withPrimitive(() => 'linux'),
  release: withPrimitive(specification),
  setPriority,
  tmpdir: withPrimitive(temporaryFolder),
  totalmem: withPrimitive(totalmem),
  type: withPrimitive(() => 'UEFI'),
  userInfo,
  uptime: withPrimitive(() => native.now() / 1000),
  version: withPrimitive(
    () => `${readText(native, machine.systemTable.FirmwareVendor, 'char16')}, QuickJS-ng ${native.engine}`,
  ),
  machine: withPrimitive(() => 'x86_64'),
};
const dlopen = { RTLD_LAZY: 1, RTLD_NOW: 2, RTLD_GLOBAL: 256, RTLD_LOCAL: 0, RTLD_DEEPBIND: 8 };
const constants = bare({
  UV_UDP_REUSEADDR: 4,
  dlopen: bare(dlopen),
  errno: bare(errno),
  signals: Object.freeze(bare(signals)),
  priority: bare(priority),
});
for (const [name, value] of Object.entries({ constants, EOL: '\n', devNull: '/dev/null' }))
  Object.defineProperty(os, name, { value, enumerable: true, configurable: name !== 'constants' });

export default os;

import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { CommandError } from '../command-error.ts';
import type { MachineEvent } from './frames.ts';
import { type Machine, type MachineOptions, startMachine } from './machine.ts';

/** A stand-in for QEMU: runs `body` with functions that write frames and console output. */
function fakeQemu(body: string): string {
  const path = join(directory, 'qemu');
  writeFileSync(
    path,
    `#!${process.execPath}
const { writeSync, readFileSync } = require('node:fs');
const frame = (kind, text) => {
  const bytes = Buffer.from(text);
  const header = Buffer.alloc(4);
  header.writeUInt8(kind);
  header.writeUIntLE(bytes.length, 1, 3);
  writeSync(3, Buffer.concat([header, bytes]));
};
const event = (value) => frame(3, JSON.stringify(value));
const option = (name) => process.argv[process.argv.indexOf(name) + 1];
const screen = (text) => writeSync(4, text);
const start = () => event({ event: 'start', engine: '0.17.0', firmware: 'fake' });
const end = (code) => { event({ event: 'done', code }); process.exit(((code << 1) | 1) & 255); };
${body}
`,
  );
  chmodSync(path, 0o755);
  return path;
}

let directory = '';

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'efi-node-machine-'));
  writeFileSync(join(directory, 'vars.fd'), 'empty store');
});

afterEach(() => rmSync(directory, { recursive: true }));

interface Seen {
  stdout: string;
  stderr: string;
  console: string;
  events: MachineEvent[];
}

function boot(body: string, more: Partial<MachineOptions> = {}): { machine: Machine; seen: Seen } {
  const seen: Seen = { stdout: '', stderr: '', console: '', events: [] };
  const machine = startMachine(
    {
      qemu: fakeQemu(body),
      ovmf: { code: join(directory, 'code.fd'), vars: join(directory, 'vars.fd') },
      accelerator: 'tcg',
      application: join(directory, 'app.efi'),
      bundle: Buffer.from('the bundle'),
      memory: 128,
      network: true,
      publish: [{ address: '127.0.0.1', hostPort: 8080, guestPort: 80 }],
      ...more,
    },
    {
      stdout: (bytes) => (seen.stdout += bytes.toString()),
      stderr: (bytes) => (seen.stderr += bytes.toString()),
      event: (event) => seen.events.push(event),
      console: (bytes) => (seen.console += bytes.toString()),
    },
  );
  return { machine, seen };
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

test('output, events, exit code', async () => {
  const { machine, seen } = boot(`start(); frame(1, 'out'); frame(2, 'err'); screen('BdsDxe'); end(5);`);
  expect(await machine.ended).toEqual({ kind: 'done', code: 5 });
  expect(seen).toMatchObject({ stdout: 'out', stderr: 'err', console: 'BdsDxe' });
  expect(seen.events.map(({ event }) => event)).toEqual(['start', 'done']);
});

test('the bundle and a copy of the variables are given, and gone afterwards', async () => {
  const { machine, seen } = boot(`start();
    const vars = /file=(.*)/.exec(process.argv.filter((one) => one.includes('unit=1'))[0])[1];
    frame(1, JSON.stringify([option('-initrd'), readFileSync(option('-initrd'), 'utf8'), readFileSync(vars, 'utf8'), option('-netdev')]));
    end(0);`);
  await machine.ended;
  const given: unknown = JSON.parse(seen.stdout);
  expect(given).toEqual([
    expect.any(String),
    'the bundle',
    'empty store',
    'user,id=net0,hostfwd=tcp:127.0.0.1:8080-:80',
  ]);
  expect(existsSync(dirname(String(Array.isArray(given) ? given[0] : '')))).toBe(false);
  expect(readFileSync(join(directory, 'vars.fd'), 'utf8')).toBe('empty store');
});

test('exit codes above 127 lose a bit on the way and are still told', async () => {
  const { machine } = boot(`start(); end(130);`);
  expect(await machine.ended).toEqual({ kind: 'done', code: 130 });
});

test('the marker alone is no success', async () => {
  const { machine } = boot(`start(); event({ event: 'done', code: 0 }); process.exit(0);`);
  expect(await machine.ended).toMatchObject({
    kind: 'died',
    started: true,
    reason: 'it ended with 0, but QEMU with 0',
  });
});

test('the exit code alone is no success', async () => {
  const { machine } = boot(
    `start(); screen('\\x1b[2J\\x1b[01;01Hpanic: out of memory\\r\\n'); process.exit(1);`,
  );
  expect(await machine.ended).toMatchObject({
    kind: 'died',
    started: true,
    reason: 'QEMU ended with code 1',
    console: ['panic: out of memory'],
  });
});

test('a machine that is stopped', async () => {
  const { machine, seen } = boot(`start(); setInterval(() => {}, 1000);`);
  while (seen.events.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
  machine.stop();
  expect(await machine.ended).toEqual({ kind: 'stopped' });
  expect(isAlive(machine.pid)).toBe(false);
});

test('a machine that never comes up', async () => {
  const { machine } = boot(`screen('BdsDxe: starting'); setInterval(() => {}, 1000);`, { startLimit: 400 });
  expect(await machine.ended).toMatchObject({
    kind: 'died',
    started: false,
    reason: 'the application did not come up in time',
  });
  expect(isAlive(machine.pid)).toBe(false);
});

test('a port that was taken in the meantime', async () => {
  const { machine } = boot(
    `console.error("qemu: -netdev user: Could not set up host forwarding rule 'tcp:127.0.0.1:8080-:80'"); process.exit(1);`,
  );
  await expect(machine.ended).rejects.toThrow(CommandError);
  await expect(machine.ended).rejects.toThrow('port 8080 on 127.0.0.1 is taken');
});

test('QEMU that cannot be executed', async () => {
  const { machine } = boot('', { qemu: join(directory, 'nothing') });
  await expect(machine.ended).rejects.toThrow(CommandError);
});

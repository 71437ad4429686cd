import { createServer } from 'node:net';
import { readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freeHostPort } from 'efi-node';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { efiNode, isAlive, qemuProcesses, TemporaryFolder, until } from '../harness/command.ts';
import { COMMAND, INTEGRATION } from '../harness/places.ts';
import { startProcess } from '../harness/process.ts';

const program = (name: string): string => join(INTEGRATION, 'programs', name);

/** Folders of machines, each of which has to be gone with its machine. */
function machineFolders(): string[] {
  return readdirSync(tmpdir()).filter((name) => /^efi-node-[A-Za-z0-9]{6}$/.test(name));
}

let before: string[] = [];
beforeAll(() => {
  before = machineFolders();
});
afterAll(async () => {
  const left = (): string[] => machineFolders().filter((name) => !before.includes(name));
  await until(() => left().length === 0, 'folders of machines are removed', 5_000);
});

describe('efi-node run', () => {
  test("output, arguments, environment and exit code are the program's", async () => {
    const env = { ...process.env, GREETING: 'good evening' };
    const args = ['run', program('report.js'), '--no-network', '--', '--verbose', 'ä b'];
    const { stdout, stderr, code } = await efiNode(args, { env }).ended;
    expect({ stdout, stderr, code }).toEqual({
      stdout: '{"argv":["--verbose","ä b"],"greeting":"good evening"}\n',
      stderr: 'a line on stderr\n',
      code: 9,
    });
  });

  test('a reader that goes away ends the machine', async () => {
    const run = [process.execPath, COMMAND, 'run', program('many-lines.js')]
      .map((word) => `'${word}'`)
      .join(' ');
    const command = `${run} --no-network --memory 131 | head -n 1`;
    const { stdout } = await startProcess('sh', ['-c', command]).ended;
    expect(stdout).toBe(`${'0'.padStart(63, '.')}\n`);
    expect(qemuProcesses('-m 131 ')).toEqual([]);
  });

  test('much output comes whole', async () => {
    const { stdout, code } = await efiNode(['run', program('many-lines.js'), '--no-network']).ended;
    expect(code).toBe(0);
    const lines = stdout.split('\n');
    expect(lines.length).toBe(32_769);
    expect(lines.findIndex((line, index) => index < 32_768 && line !== String(index).padStart(63, '.'))).toBe(
      -1,
    );
  });

  test('--timeout ends it with 124', async () => {
    const args = ['run', program('waiting.js'), '--no-network', '--timeout', '7', '--memory', '132'];
    const { stdout, stderr, code } = await efiNode(args).ended;
    expect({ stdout, stderr, code }).toEqual({
      stdout: 'waiting\n',
      stderr: 'efi-node: stopped after 7 s (--timeout)\n',
      code: 124,
    });
    expect(qemuProcesses('-m 132 ')).toEqual([]);
  });

  test.each([
    ['SIGINT', 130, 133],
    ['SIGTERM', 143, 134],
    ['SIGHUP', 129, 135],
    ['SIGKILL', 'SIGKILL', 136],
  ] as const)('%s leaves no QEMU behind', async (signal, code, memory) => {
    let waiting = false;
    const running = efiNode(['run', program('waiting.js'), '--no-network', '--memory', String(memory)], {
      onLine: () => {
        waiting = true;
      },
    });
    try {
      await until(() => waiting, 'the program runs');
      const [qemu] = qemuProcesses(`-m ${memory} `);
      if (qemu === undefined) throw new Error('no QEMU was found');
      running.kill(signal);
      expect((await running.ended).code).toBe(code);
      await until(() => !isAlive(qemu), `QEMU ${qemu} ends`, 5_000);
    } finally {
      running.kill('SIGKILL');
    }
  });

  test('--verbose tells on stderr what happens', async () => {
    const { stdout, stderr } = await efiNode(['run', program('report.js'), '--no-network', '--verbose'])
      .ended;
    expect(stdout).toMatch(/^\{.*\}\n$/);
    expect(stderr).toMatch(/booting, (?:kvm|tcg)\n/);
    expect(stderr).toMatch(/program 0 ended with 9; nothing left; heap/);
  });
});

describe('mistakes end with 2 and say what to do', () => {
  const cases: [name: string, args: string[], message: RegExp][] = [
    ['no such file', ['run', 'nowhere.js'], /^efi-node: no such file: nowhere\.js\n$/],
    ['no command', [], /no command given/],
    ['an unknown command', ['fly'], /unknown command 'fly'/],
    ['an unknown option', ['run', 'a.js', '--fly'], /unknown option --fly/],
    ['too little memory', ['run', 'a.js', '--memory', '16'], /--memory 16: too little/],
    [
      'a file of another kind',
      ['run', join(INTEGRATION, 'package.json')],
      /a file that ends with \.js, \.mjs, \.cjs, \.ts is expected/,
    ],
  ];

  test.each(cases)('%s', async (_name, args, message) => {
    const { stdout, stderr, code } = await efiNode(args).ended;
    expect(stderr).toMatch(message);
    expect({ stdout, code }).toEqual({ stdout: '', code: 2 });
  });

  const sources: [name: string, source: string, message: RegExp][] = [
    ['a syntax error', 'const a = 1;\nlet = = 2;\n', /bad\.mjs:2:7: .*\n +2 \| let = = 2;\n +\| {7}\^/],
    [
      'a module that is not there',
      'import "not-there-at-all";\n',
      /bad\.mjs:1:8: cannot find 'not-there-at-all'; install it: npm install not-there-at-all/,
    ],
    [
      'a builtin that Node has not',
      'import "node:teleport";\n',
      /bad\.mjs:1:8: the builtin 'node:teleport' does not exist in firmware/,
    ],
    [
      'a builtin that needs an operating system',
      'console.log(1);\nimport { spawn } from "node:child_process";\nspawn("ls");\n',
      /bad\.mjs:2:23: the builtin 'child_process' cannot be had on a machine without an operating system: there is one process/,
    ],
    [
      'a native addon',
      'import { createRequire } from "node:module";\nconst addon = require("./addon.node");\n',
      /bad\.mjs:2:\d+: a native addon \(\.node\) cannot be loaded in firmware: \.\/addon\.node/,
    ],
  ];

  test.each(sources)('%s', async (_name, source, message) => {
    using folder = new TemporaryFolder();
    writeFileSync(join(folder.path, 'bad.mjs'), source);
    writeFileSync(join(folder.path, 'addon.node'), 'ELF');
    const { stdout, stderr, code } = await efiNode(['run', join(folder.path, 'bad.mjs')]).ended;
    expect(stderr).toMatch(message);
    expect({ stdout, code }).toEqual({ stdout: '', code: 2 });
  });

  test('a tap that is not there', async () => {
    const args = ['run', program('waiting.js'), '--tap', 'no-such-tap'];
    const { stdout, stderr, code } = await efiNode(args).ended;
    expect(stderr).toMatch(
      /--tap no-such-tap: (?:there is no such device|this host has no \/dev\/net\/tun)\n {2}\S/,
    );
    expect({ stdout, code }).toEqual({ stdout: '', code: 2 });
  });

  test('a port of the host that is taken', async () => {
    const port = await freeHostPort();
    const server = createServer();
    await new Promise<void>((resolve) => {
      server.listen(port, '127.0.0.1', resolve);
    });
    try {
      const { stderr, code } = await efiNode(['run', program('waiting.js'), '--publish', `${port}:80`]).ended;
      expect(stderr).toContain(`port ${port} on 127.0.0.1 is taken by another program`);
      expect(code).toBe(2);
    } finally {
      server.close();
    }
  });

  const surroundings: [name: string, env: Record<string, string>, message: RegExp][] = [
    [
      'no QEMU',
      { PATH: '/nowhere' },
      /qemu-system-x86_64 was not found in PATH\n {2}install it: apt-get install -y qemu-system-x86\n/,
    ],
    [
      'a QEMU that is none',
      { EFI_NODE_QEMU: '/nowhere/qemu' },
      /EFI_NODE_QEMU names \/nowhere\/qemu, which cannot be executed/,
    ],
    [
      'no OVMF',
      { EFI_NODE_OVMF_CODE: '/nowhere/code', EFI_NODE_OVMF_VARS: '/nowhere/vars' },
      /no OVMF at \/nowhere\/code/,
    ],
    [
      'no firmware build',
      { EFI_NODE_FIRMWARE: '/nowhere' },
      /the firmware is not built: there is no \/nowhere\/efi-node\.efi\n {2}build it in efi-node's repository: npm run build/,
    ],
  ];

  test.each(surroundings)('%s', async (_name, env, message) => {
    const running = efiNode(['run', program('report.js')], { env: { ...process.env, ...env } });
    const { stdout, stderr, code } = await running.ended;
    expect(stderr).toMatch(message);
    expect({ stdout, code }).toEqual({ stdout: '', code: 2 });
  });
});

describe('efi-node doctor', () => {
  test('all is there', async () => {
    const { stdout, code } = await efiNode(['doctor']).ended;
    expect(stdout).toMatch(/^ok {6}Node \d+/m);
    expect(stdout).toMatch(/^ok {6}QEMU \d+/m);
    expect(stdout).toMatch(/^ok {6}runtime: /m);
    expect(stdout).not.toContain('MISSING');
    expect(code).toBe(0);
  });

  test('what is missing, and the command that mends it', async () => {
    const env = { ...process.env, PATH: '/nowhere', EFI_NODE_OVMF_CODE: '/a', EFI_NODE_OVMF_VARS: '/b' };
    const { stdout, code } = await efiNode(['doctor'], { env }).ended;
    expect(stdout).toMatch(
      /^MISSING qemu-system-x86_64 was not found in PATH {2}-> {2}apt-get install -y qemu-system-x86$/m,
    );
    expect(stdout).toMatch(/^MISSING no OVMF at \/a.* -> {2}apt-get install -y ovmf$/m);
    expect(code).toBe(1);
  });
});

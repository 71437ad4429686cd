import { join } from 'node:path';
import { freeHostPort } from 'efi-node';
import { expect, test } from 'vitest';
import { qemuProcesses, until } from '../harness/command.ts';
import { REPOSITORY } from '../harness/places.ts';
import { startProcess } from '../harness/process.ts';

const script = (name: string): string => join(REPOSITORY, 'scripts', name);

test('set-up does nothing the second time', async () => {
  await startProcess(process.execPath, [script('setup.mjs')], { limit: 600_000 }).ended;
  const { stdout, stderr, code } = await startProcess(process.execPath, [script('setup.mjs')]).ended;
  expect({ stdout, stderr, code }).toEqual({ stdout: '', stderr: '', code: 0 });
}, 700_000);

test.each([
  // As Ctrl-C does in a terminal, where everybody hears it.
  { signal: 'SIGINT', asGroup: true },
  // As a script does that has started npm and knows nothing of what is below it.
  { signal: 'SIGTERM', asGroup: false },
] as const)('npm start answers on its port until $signal', async ({ signal, asGroup }) => {
  const port = await freeHostPort();
  const lines: string[] = [];
  const running = startProcess('npm', ['start', '--', '--port', String(port)], {
    cwd: REPOSITORY,
    asGroup,
    onLine: (line) => lines.push(line),
  });
  try {
    await until(() => lines.some((line) => line.includes('ready')), 'it says that it is ready', 45_000);
    const address = `http://127.0.0.1:${port}`;
    expect(lines.find((line) => line.includes('ready'))).toBe(`log server is ready: ${address}/`);
    const response = await fetch(`${address}/logs/boot.txt`, { method: 'POST', body: 'hello' });
    expect(response.status).toBe(201);
    expect(await (await fetch(`${address}/logs/boot.txt`)).text()).toBe('hello');
  } finally {
    running.kill(signal);
  }
  await running.ended;
  await until(() => qemuProcesses(`:${port}-:`).length === 0, 'QEMU has gone', 10_000);
});

test.each([
  [['--port', '0'], /--port: 0 is not a port/],
  [['--port'], /--port: a number is expected/],
  [['--fly'], /unknown option --fly/],
])('npm start with %s is a mistake', async (args, message) => {
  const { stderr, code } = await startProcess(process.execPath, [script('start.mjs'), ...args]).ended;
  expect(stderr).toMatch(message);
  expect(code).toBe(2);
});

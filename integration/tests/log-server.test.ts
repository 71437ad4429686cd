import { spawnSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import { connect } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { TemporaryFolder } from '../harness/command.ts';
import { type ProgramMachine, startProgram } from '../harness/machine.ts';
import { REPOSITORY } from '../harness/places.ts';
import { startProcess } from '../harness/process.ts';

const MIB = 1_048_576;
const GUEST_PORT = 80;

let server: ProgramMachine;

beforeAll(async () => {
  server = await startProgram({
    file: join(REPOSITORY, 'apps/log-server/src/main.ts'),
    args: ['--port', String(GUEST_PORT), '--limit', '100'],
    port: GUEST_PORT,
    memory: 512,
  });
}, 120_000);

afterAll(async () => {
  await server[Symbol.asyncDispose]();
});

function sha256(data: Uint8Array): string {
  return createHash('sha256').update(data).digest('hex');
}

interface Reply {
  readonly status: number;
  readonly body: Buffer;
}

function ask(method: string, path: string, body?: Uint8Array, signal?: AbortSignal): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const where = { host: '127.0.0.1', port: server.hostPort, method, path, agent: false as const };
    const request = httpRequest(signal === undefined ? where : { ...where, signal }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('error', reject);
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body: Buffer.concat(parts) }));
    });
    request.on('error', reject);
    request.end(body);
  });
}

async function listing(): Promise<{
  logs: { name: string; size: number; complete: boolean }[];
  used: number;
}> {
  const { status, body } = await ask('GET', '/logs');
  expect(status).toBe(200);
  return JSON.parse(body.toString());
}

/** Seconds of processor time that a process has had. */
function processorTime(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /, '')
    .split(' ');
  return (Number(fields[11]) + Number(fields[12])) / 100;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

test('the page, and what is not there', async () => {
  const page = await ask('GET', '/');
  expect(page.status).toBe(200);
  expect(page.body.toString()).toContain('<h1>Logs</h1>');
  expect((await ask('GET', '/logs/nothing')).status).toBe(404);
  expect((await ask('PUT', '/logs/nothing')).status).toBe(405);
  expect((await ask('POST', '/logs/.%2e')).status).toBe(400);
});

const curl = spawnSync('curl', ['--version']).status === 0;

test(`32 MiB there and back, sent by ${curl ? 'curl --data-binary' : 'Node, as there is no curl'}`, async () => {
  const data = randomBytes(32 * MIB);
  if (curl) {
    using folder = new TemporaryFolder();
    const file = join(folder.path, 'big.bin');
    writeFileSync(file, data);
    const url = `http://127.0.0.1:${server.hostPort}/logs/big.bin`;
    const upload = ['-sS', '--data-binary', `@${file}`, '-o', '/dev/null', '-w', '%{http_code}', url];
    const { stdout, stderr, code } = await startProcess('curl', upload).ended;
    expect({ stdout, stderr, code }).toEqual({ stdout: '201', stderr: '', code: 0 });
  } else {
    expect((await ask('POST', '/logs/big.bin', data)).status).toBe(201);
  }
  const { status, body } = await ask('GET', '/logs/big.bin');
  expect({ status, size: body.length, sha256: sha256(body) }).toEqual({
    status: 200,
    size: data.length,
    sha256: sha256(data),
  });
  expect((await ask('DELETE', '/logs/big.bin')).status).toBe(204);
});

test('50 uploads of 1 MiB by 8 clients at once', async () => {
  const hashes = new Map<string, string>();
  const stopping = new AbortController();
  async function client(): Promise<void> {
    while (hashes.size < 50 && !stopping.signal.aborted) {
      const name = `upload-${hashes.size}`;
      const data = randomBytes(MIB);
      hashes.set(name, sha256(data));
      const { status, body } = await ask('POST', `/logs/${name}`, data, stopping.signal);
      expect(status, body.toString()).toBe(201);
    }
  }
  const clients = Array.from({ length: 8 }, () =>
    client().catch((error: unknown) => {
      // The others would go on into the next test.
      stopping.abort(error);
    }),
  );
  await Promise.all(clients);
  stopping.signal.throwIfAborted();
  const { logs, used } = await listing();
  expect(new Map(logs.map(({ name, size }) => [name, size]))).toEqual(
    new Map([...hashes.keys()].map((name) => [name, MIB])),
  );
  expect(used).toBe(50 * MIB);
  for (const [name, hash] of hashes)
    expect(sha256((await ask('GET', `/logs/${name}`)).body), name).toBe(hash);
  for (const name of hashes.keys()) expect((await ask('DELETE', `/logs/${name}`)).status).toBe(204);
  expect((await listing()).used).toBe(0);
});

test('what does not fit is refused, and what is there stays', async () => {
  await ask('POST', '/logs/kept', Buffer.from('kept'));
  const { status } = await ask('POST', '/logs/huge', Buffer.alloc(101 * MIB)).catch(
    (error: NodeJS.ErrnoException) => {
      // The answer comes before the body has gone, and a client that goes on sending may be cut off.
      expect(error.code).toMatch(/^(?:EPIPE|ECONNRESET)$/);
      return { status: 413 };
    },
  );
  expect(status).toBe(413);
  expect((await ask('GET', '/logs/kept')).body.toString()).toBe('kept');
  await ask('DELETE', '/logs/kept');
});

test('clients that go away half-way lose nothing that others have sent', async () => {
  const data = randomBytes(MIB);
  const head = (name: string): string =>
    `POST /logs/${name} HTTP/1.1\r\nHost: x\r\nContent-Length: ${4 * MIB}\r\n\r\n`;
  for (let round = 0; round < 10; round += 1) {
    const socket = connect(server.hostPort, '127.0.0.1');
    socket.on('error', () => undefined);
    await new Promise<void>((resolve) => {
      socket.write(head(`broken-${round}`));
      socket.write(data, () => resolve());
    });
    if (round % 2 === 0) socket.destroy();
    else socket.resetAndDestroy();
    const reply = await ask('POST', `/logs/whole-${round}`, data);
    expect(reply.status).toBe(201);
  }
  for (let round = 0; round < 10; round += 1) {
    expect(sha256((await ask('GET', `/logs/whole-${round}`)).body)).toBe(sha256(data));
  }
  const { logs } = await listing();
  expect(logs.filter(({ complete }) => complete).map(({ name }) => name)).toEqual(
    Array.from({ length: 10 }, (_, round) => `whole-${round}`),
  );
});

// Retried, as whatever else the host does in these seconds counts against it.
test('idle, it leaves the processor alone and still answers soon', {
  retry: 2,
  timeout: 60_000,
}, async () => {
  await new Promise((resolve) => setTimeout(resolve, 2_000));
  const [cpuBefore, before] = [processorTime(server.pid), performance.now()];
  await new Promise((resolve) => setTimeout(resolve, 8_000));
  const share = (processorTime(server.pid) - cpuBefore) / ((performance.now() - before) / 1000);
  expect(share, 'share of one core').toBeLessThan(0.12);

  // The connection stands; what is measured is a request that finds the machine asleep.
  const waking: number[] = [];
  for (let round = 0; round < 7; round += 1) {
    await new Promise((resolve) => setTimeout(resolve, 700));
    const socket = connect(server.hostPort, '127.0.0.1');
    await new Promise((resolve) => socket.once('connect', resolve));
    const answer = async (): Promise<number> => {
      const asked = performance.now();
      socket.write('GET /logs/nothing HTTP/1.1\r\nHost: x\r\n\r\n');
      await new Promise((resolve) => socket.once('data', resolve));
      return performance.now() - asked;
    };
    await answer();
    await new Promise((resolve) => setTimeout(resolve, 700));
    waking.push(await answer());
    socket.destroy();
  }
  expect(median(waking), `milliseconds: ${waking.map((time) => time.toFixed(1)).join(', ')}`).toBeLessThan(
    30,
  );
});

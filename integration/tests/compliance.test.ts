/** What efi-tcp4 promises, checked inside firmware: on loopback, and over EFI_TCP4 between two cards of one machine. */
import { join } from 'node:path';
import { build } from 'esbuild';
import { beforeAll, describe, expect, test } from 'vitest';
import { boot, type Entry, makeBundle } from '../../firmware/test/boot.mjs';
import { type Card, NetworkNamespace, namespaceObstacle } from '../harness/network-namespace.ts';
import { INTEGRATION } from '../harness/places.ts';

/** Seconds. */
const LIMIT = 240;
const NO_LEAKS = { blocks: 0, events: 0, pins: 0, parsers: 0, handles: 0 };

interface Line {
  readonly name?: string;
  readonly outcome?: string;
  readonly reason?: string;
  readonly failures?: number;
  readonly uncaught?: number;
}

let program = '';

beforeAll(async () => {
  const { outputFiles } = await build({
    entryPoints: [join(INTEGRATION, 'programs/compliance.ts')],
    bundle: true,
    write: false,
    format: 'iife',
    target: 'es2024',
    conditions: ['@efi-node/source'],
  });
  program = outputFiles[0]?.text ?? '';
});

function bundle(config: object): Buffer {
  const entries: Entry[] = [
    ['runtime.js', program],
    ['0/config.json', JSON.stringify(config)],
    ['0/program.js', ''],
  ];
  return makeBundle(entries);
}

function expectCompliance(run: Awaited<ReturnType<typeof boot>>, skipped: readonly string[]): void {
  const lines = run.stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line): Line => JSON.parse(line));
  const cases = lines.filter(({ outcome }) => outcome !== undefined);
  const others = lines.filter(({ outcome }) => outcome === undefined);
  expect(cases.filter(({ outcome }) => outcome === 'failed')).toEqual([]);
  expect(others, run.stderr).toEqual([{ failures: 0, uncaught: 0 }]);
  expect(cases.filter(({ outcome }) => outcome === 'skipped').map(({ name }) => name)).toEqual(skipped);
  expect(cases.length).toBeGreaterThan(20);
  expect(run.events.find(({ event }) => event === 'end')?.leaks).toEqual(NO_LEAKS);
  expect(run.events.at(-1)).toEqual({ event: 'done', code: 0 });
}

test(
  'on loopback',
  async () => {
    expectCompliance(await boot(bundle({}), { timeout: LIMIT }), []);
  },
  (LIMIT + 10) * 1000,
);

const obstacle = namespaceObstacle();

describe.skipIf(obstacle !== undefined)(
  `over EFI_TCP4${obstacle === undefined ? '' : ` (not here: ${obstacle})`}`,
  () => {
    test(
      'between two cards on a bridge',
      async () => {
        const cards: [Card, Card] = [
          { hardware: '52:54:00:00:00:01', address: '10.9.0.51' },
          { hardware: '52:54:00:00:00:02', address: '10.9.0.52' },
        ];
        using network = new NetworkNamespace(cards);
        const { prefix, qemuArguments } = network;
        const run = await boot(bundle({ interfaces: cards }), {
          memory: 512,
          timeout: LIMIT,
          prefix,
          extra: qemuArguments,
        });
        // EDK2's TCP has no half-close.
        expectCompliance(run, ["sending goes on after the peer's end"]);
      },
      (LIMIT + 10) * 1000,
    );
  },
);

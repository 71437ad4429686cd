/** `dns.lookup` and what goes by it, against the same name server on Node and in firmware. */
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { encodeContainer, loadInstallation, prepareProgram } from 'efi-node';
import { expect, test } from 'vitest';
import { boot } from '../../firmware/test/boot.mjs';
import { TemporaryFolder } from '../harness/command.ts';
import { NetworkNamespace, namespaceObstacle } from '../harness/network-namespace.ts';
import { COMMAND, INTEGRATION, ORACLE } from '../harness/places.ts';
import { startProcess } from '../harness/process.ts';

/**
 * In a network and a view of files of its own, so that port 53 is free and /etc/resolv.conf is ours: QEMU's user-mode
 * network passes on to whom that file names.
 */
const SCRIPT = `
set -e
ip link set lo up
mount --bind "$1/resolv.conf" /etc/resolv.conf
"$2" "$3/name-server.mjs" & server=$!
trap 'kill $server' EXIT
"$2" "$3/lookup.cjs" > "$1/node"
"$2" "$4" run "$3/lookup.cjs" > "$1/firmware"
`;

function obstacle(): string | undefined {
  if (process.getuid?.() !== 0) return 'it needs root';
  const { error, status, stderr } = spawnSync(
    'unshare',
    ['--mount', '--net', 'ip', 'link', 'set', 'lo', 'up'],
    {
      encoding: 'utf8',
    },
  );
  return error?.message ?? (status === 0 ? undefined : stderr.trim());
}

const reason = obstacle();

test.skipIf(reason !== undefined)(
  `lookup finds what Node finds${reason === undefined ? '' : ` (${reason})`}`,
  async () => {
    using folder = new TemporaryFolder();
    const { path } = folder;
    writeFileSync(join(path, 'resolv.conf'), 'nameserver 127.0.0.1\noptions timeout:1 attempts:1\n');
    const programs = join(INTEGRATION, 'programs');
    const { code, stderr } = await startProcess(
      'unshare',
      ['--mount', '--net', 'sh', '-c', SCRIPT, 'sh', path, ORACLE, programs, COMMAND],
      { env: { ...process.env, NODE_NO_WARNINGS: '1' }, limit: 110_000, asGroup: true },
    ).ended;
    expect(code, stderr).toBe(0);
    const expected = readFileSync(join(path, 'node'), 'utf8');
    expect(expected).toContain('"one.test" { address: \'192.0.2.1\', family: 4 }');
    expect(readFileSync(join(path, 'firmware'), 'utf8')).toBe(expected);
  },
);

const noNamespace = namespaceObstacle();

test.skipIf(noNamespace !== undefined)(
  `what a network says of a name server${noNamespace === undefined ? '' : ` (${noNamespace})`}`,
  async () => {
    using network = new NetworkNamespace([{ hardware: '52:54:00:00:00:01', address: '10.9.0.51' }]);
    const { filename, code, map } = await prepareProgram(
      join(INTEGRATION, 'programs/unreachable-server.cjs'),
    );
    const config = { argv: [], execArgv: [], env: {}, cwd: '/', filename, network: true, verbose: false };
    const bundle = encodeContainer(loadInstallation().runtime, [{ config, code, map }]);
    const { prefix, qemuArguments } = network;
    const run = await boot(bundle, { memory: 512, timeout: 100, prefix, extra: qemuArguments });
    expect(run.stdout, run.stderr).toBe(
      [
        // By ICMP.
        'a closed port ECONNREFUSED true',
        'nobody ETIMEOUT true',
        "[ '10.9.0.1', '10.9.0.53' ]",
        '',
      ].join('\n'),
    );
    const end = run.events.find(({ event }) => event === 'end');
    expect(Object.entries(end?.leaks ?? { end: 1 }).filter(([, count]) => count !== 0)).toEqual([]);
  },
  120_000,
);

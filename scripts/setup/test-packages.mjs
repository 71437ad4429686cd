// The Debian packages that some tests need besides: installed where root or sudo allows it. Those tests are skipped
// without them, and say why.
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { command, execute, inPath, sudo, updateLists } from './debian.mjs';
import { say } from './run.mjs';

/** For the tests on a network of their own. */
const FOR_NETWORKS = [
  ['iproute2', command('ip')],
  ['dnsmasq-base', command('dnsmasq')],
];

/** For the tests that look at disks and at signed applications with tools of others. */
const FOR_DISKS = [
  ['dosfstools', command('fsck.vfat')],
  ['fdisk', command('sfdisk')],
  ['sbsigntool', command('sbsign')],
];

/** Debian keeps the programs of each version in a folder of their own. */
function hasPostgresql() {
  const folder = '/usr/lib/postgresql';
  return (
    existsSync(folder) && readdirSync(folder).some((name) => existsSync(join(folder, name, 'bin/initdb')))
  );
}

/** For the scenarios of clients: each is the name of its service too. */
const SERVERS = [
  ['redis-server', command('redis-server')],
  ['mosquitto', command('mosquitto')],
  ['postgresql', hasPostgresql],
];

/** Debian's way to have packages installed and their services not started. */
const POLICY = '/usr/sbin/policy-rc.d';

const missing = (packages) => packages.filter(([, isThere]) => !isThere()).map(([name]) => name);

function install(prefix, names) {
  execute(prefix, ['apt-get', 'install', '-y', '--no-install-recommends', ...names]);
}

/** Servers are for tests, which start their own: they do not run now, and not after the next boot. */
function installServers(prefix, names) {
  const isOurs = !existsSync(POLICY);
  const folder = mkdtempSync(join(tmpdir(), 'efi-node-setup-'));
  try {
    if (isOurs) {
      const policy = join(folder, 'policy-rc.d');
      writeFileSync(policy, '#!/bin/sh\nexit 101\n');
      execute(prefix, ['install', '-m', '755', policy, POLICY]);
    }
    install(prefix, names);
    for (const name of names) execute(prefix, ['update-rc.d', name, 'disable']);
  } finally {
    if (isOurs) execute(prefix, ['rm', '-f', POLICY]);
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Installs what tests need besides, where that may be done and would serve. */
export function installTestPackages() {
  // Tests on networks make devices for them, and have no use for programs where that cannot be done.
  const tools = [...missing(FOR_DISKS), ...(existsSync('/dev/net/tun') ? missing(FOR_NETWORKS) : [])];
  const servers = missing(SERVERS);
  const prefix = sudo();
  if (tools.length + servers.length === 0 || prefix === undefined || !inPath('apt-get')) return;
  updateLists(prefix);
  for (const [names, how] of [
    [tools, install],
    [servers, installServers],
  ]) {
    if (names.length === 0) continue;
    try {
      how(prefix, names);
    } catch (error) {
      say(`${error.message}; the tests that need ${names.join(' and ')} will be skipped`);
    }
  }
}

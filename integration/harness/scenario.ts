import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, extname, join, relative } from 'node:path';
import { INTEGRATION } from './places.ts';

/**
 * A scenario is a plain program that prints what it saw. Comments at its top may say how it is run:
 *
 *     // @args one two            arguments of the program
 *     // @stderr                  stderr is part of the trace too
 *     // @skip simulator: reason  not run there (node, simulator, firmware)
 *     // @peer after: listening   NAME.peer.mjs starts when the program has printed this line, not before the program
 *     // covers: net.connect      names of integration/coverage/net.json, for the table of scripts/coverage-table.mjs
 *
 * A scenario with a peer listens on SCENARIO_PORT, or connects to PEER_HOST and PEER_PORT; NAME.peer.mjs, a program
 * on the host, connects to SCENARIO_PORT on 127.0.0.1, or listens on PEER_PORT. What the peer prints is in the trace.
 */
export interface Scenario {
  /** Such as `net/echo`. */
  readonly name: string;
  readonly area: string;
  readonly file: string;
  readonly args: readonly string[];
  readonly comparesStderr: boolean;
  readonly skip: Readonly<Partial<Record<Platform, string>>>;
  readonly peer: Peer | undefined;
}

export interface Peer {
  readonly file: string;
  /** The line of the program's output that it waits for; undefined to start before the program. */
  readonly after: string | undefined;
}

export type Platform = 'node' | 'simulator' | 'firmware';

const EXTENSIONS = new Set(['.js', '.mjs', '.cjs', '.ts']);

function isPlatform(name: string): name is Platform {
  return name === 'node' || name === 'simulator' || name === 'firmware';
}

function peerOf(file: string, after: string | undefined): Peer | undefined {
  const peer = `${file.slice(0, -extname(file).length)}.peer.mjs`;
  if (existsSync(peer)) return { file: peer, after };
  if (after !== undefined) throw new Error(`${file}: '@peer' is given, and there is no ${basename(peer)}`);
  return undefined;
}

export function readScenario(file: string): Scenario {
  const text = readFileSync(file, 'utf8');
  let args: string[] = [];
  let comparesStderr = false;
  let after: string | undefined;
  const skip: Partial<Record<Platform, string>> = {};
  for (const [, directive = '', value = ''] of text.matchAll(/^\/\/ @(\w+) *(.*)$/gm)) {
    const [, key = '', rest = ''] = /^([^:]*):\s*(.+)$/.exec(value) ?? [];
    if (directive === 'args') args = value.split(/\s+/);
    else if (directive === 'stderr') comparesStderr = true;
    else if (directive === 'skip' && isPlatform(key)) skip[key] = rest;
    else if (directive === 'peer' && key === 'after') after = rest;
    else throw new Error(`${file}: cannot make sense of '@${directive} ${value}'`);
  }
  const name = relative(join(INTEGRATION, 'scenarios'), file).slice(0, -extname(file).length);
  const peer = peerOf(file, after);
  return { name, area: name.split('/')[0] ?? '', file, args, comparesStderr, skip, peer };
}

/** All scenarios of an area, by name. */
export function scenariosOf(area: string): Scenario[] {
  const directory = join(INTEGRATION, 'scenarios', area);
  return readdirSync(directory, { recursive: true, encoding: 'utf8' })
    .filter(
      (name) => EXTENSIONS.has(extname(name)) && !/\.peer\.mjs$|(?:^|\/)(?:node_modules|lib)\//.test(name),
    )
    .toSorted()
    .map((name) => readScenario(join(directory, name)));
}

export function areas(): string[] {
  return readdirSync(join(INTEGRATION, 'scenarios'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .toSorted();
}

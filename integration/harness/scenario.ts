import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, extname, join, relative } from 'node:path';
import { INTEGRATION } from './places.ts';
import { findProgram } from './programs.ts';

/**
 * A scenario is a plain program that prints what it saw. Comments at its top may say how it is run:
 *
 *     // @args one two            arguments of the program
 *     // @stderr                  stderr is part of the trace too
 *     // @skip simulator: reason  not run there (node, simulator, firmware)
 *     // @needs redis-server: …   a program of the host that the peer starts, and where it comes from; skipped without it
 *     // @volume                  SCENARIO_VOLUME is an empty directory: the root of a FAT volume on the machine
 *     // @peer after: listening   NAME.peer.mjs starts when the program has printed this line, not before the program
 *     // @peer until: end         NAME.peer.mjs gets SIGTERM when the program has ended; other peers end by themselves
 *     // covers: net.connect      names of integration/coverage/net.json, for the table of scripts/coverage-table.mjs
 *     // package: ioredis         what scripts/package-table.mjs shows: the npm package that this is about,
 *     // tried: strings, Lua      and what of it is tried
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
  readonly wantsVolume: boolean;
  readonly skip: Readonly<Partial<Record<Platform, string>>>;
  /** Programs of the host, and where each comes from. */
  readonly needs: ReadonlyMap<string, string>;
  readonly peer: Peer | undefined;
}

export interface Peer {
  readonly file: string;
  /** The line of the program's output that it waits for; undefined to start before the program. */
  readonly after: string | undefined;
  /** Whether it has to be told that the program has ended. */
  readonly untilEnd: boolean;
}

export type Platform = 'node' | 'simulator' | 'firmware';

const EXTENSIONS = new Set(['.js', '.mjs', '.cjs', '.ts']);

function isPlatform(name: string): name is Platform {
  return name === 'node' || name === 'simulator' || name === 'firmware';
}

function peerOf(file: string, after: string | undefined, untilEnd: boolean): Peer | undefined {
  const peer = `${file.slice(0, -extname(file).length)}.peer.mjs`;
  if (existsSync(peer)) return { file: peer, after, untilEnd };
  if (after !== undefined || untilEnd)
    throw new Error(`${file}: '@peer' is given, and there is no ${basename(peer)}`);
  return undefined;
}

export function readScenario(file: string): Scenario {
  const text = readFileSync(file, 'utf8');
  let args: string[] = [];
  let comparesStderr = false;
  let wantsVolume = false;
  let after: string | undefined;
  let untilEnd = false;
  const skip: Partial<Record<Platform, string>> = {};
  const needs = new Map<string, string>();
  for (const [, directive = '', value = ''] of text.matchAll(/^\/\/ @(\w+) *(.*)$/gm)) {
    const [, key = '', rest = ''] = /^([^:]*):\s*(.+)$/.exec(value) ?? [];
    if (directive === 'args') args = value.split(/\s+/);
    else if (directive === 'stderr') comparesStderr = true;
    else if (directive === 'volume') wantsVolume = true;
    else if (directive === 'skip' && isPlatform(key)) skip[key] = rest;
    else if (directive === 'needs' && key !== '') needs.set(key, rest);
    else if (directive === 'peer' && key === 'after') after = rest;
    else if (directive === 'peer' && key === 'until' && rest === 'end') untilEnd = true;
    else throw new Error(`${file}: cannot make sense of '@${directive} ${value}'`);
  }
  const name = relative(join(INTEGRATION, 'scenarios'), file).slice(0, -extname(file).length);
  const peer = peerOf(file, after, untilEnd);
  const area = name.split('/')[0] ?? '';
  return { name, area, file, args, comparesStderr, wantsVolume, skip, needs, peer };
}

/** Why a scenario is not run there; undefined if it is. What it is compared with must be possible too. */
export function skipReason(scenario: Scenario, platform: Platform): string | undefined {
  const missing = [...scenario.needs].find(([program]) => findProgram(program) === undefined);
  if (missing !== undefined) return `${missing[0]} is not installed: ${missing[1]}`;
  return scenario.skip.node ?? scenario.skip[platform];
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

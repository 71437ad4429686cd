#!/usr/bin/env node
import { appendFileSync, readFileSync, writeFileSync, writeSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { readBundle } from './runner/container.ts';
import { Interrupted } from './runner/context-engine.ts';
import { type MachineEvent, runPrograms, type RunProgramsOptions } from './runner/run-programs.ts';
import { idleThreads } from './idle-threads.ts';
import type { VolumeOptions } from './options.ts';
import { createSim, type Sim } from './sim.ts';
import { HostWire, type PublishedPort } from './wire/host-wire.ts';

/** 128 and the number of SIGINT, as shells say it. */
const INTERRUPTED = 130;
const WRONG_USE = 2;
/** What took the machine down; there is no 'done' in the report then. */
const DIED = 70;

/** As QEMU's user-mode network has it. */
const GATEWAY = '10.0.2.2';
const FIRST_GUEST = '10.0.2.15';

const USAGE = `efi-sim-run BUNDLE
efi-sim-run --program FILE [--config FILE] [--map FILE]

Runs the programs of a bundle on simulated firmware; their output and exit code are its own.

  --runtime FILE   runtime.js, for a bundle that has bytecode only or a program without bundle
  --report FILE    what the machine does, one JSON event a line
  --no-network     a machine without network interface
  --volume LABEL   a FAT volume of 64 MiB, empty; LABEL:SIZE is one of so many bytes; may be repeated
  --wire           10.0.2.2 is the host: what connects to it reaches 127.0.0.1; time is the host's then
  --publish H:G    port H of the host's 127.0.0.1 leads to port G of the machine; may be repeated; implies --wire
`;

interface Arguments {
  readonly bundle: string | undefined;
  readonly values: Readonly<{
    runtime?: string;
    program?: string;
    config?: string;
    map?: string;
    report?: string;
    volume?: string[];
    'no-network'?: boolean;
    wire?: boolean;
    publish?: string[];
    help?: boolean;
  }>;
}

function readArguments(): Arguments {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      runtime: { type: 'string' },
      program: { type: 'string' },
      config: { type: 'string' },
      map: { type: 'string' },
      report: { type: 'string' },
      volume: { type: 'string', multiple: true },
      'no-network': { type: 'boolean' },
      wire: { type: 'boolean' },
      publish: { type: 'string', multiple: true },
      help: { type: 'boolean' },
    },
  });
  return { bundle: positionals[0], values };
}

function load({ bundle, values }: Arguments): ReturnType<typeof readBundle> {
  if (bundle !== undefined) return readBundle(readFileSync(bundle));
  if (values.program === undefined) throw new Error('give a bundle or --program');
  const files = new Map<string, Uint8Array>([['program.js', readFileSync(values.program)]]);
  if (values.config !== undefined) files.set('config.json', readFileSync(values.config));
  if (values.map !== undefined) files.set('program.map', readFileSync(values.map));
  return { runtime: undefined, programs: [files] };
}

function readPublished(text: string): PublishedPort {
  const match = /^(\d{1,5}):(\d{1,5})$/.exec(text);
  if (match === null) throw new Error(`--publish takes HOSTPORT:GUESTPORT, got '${text}'`);
  return { host: Number(match[1]), guest: Number(match[2]) };
}

function readVolume(text: string): VolumeOptions {
  const match = /^(.*?)(?::(\d+))?$/.exec(text);
  const size = match?.[2];
  return { label: match?.[1] ?? '', ...(size === undefined ? {} : { size: Number(size) }) };
}

/** Writes all of it at once: the process may end right after. */
function writeAll(stream: 1 | 2, bytes: Uint8Array): void {
  for (let offset = 0; offset < bytes.length; ) {
    try {
      offset += writeSync(stream, bytes, offset);
    } catch (error) {
      if (!(error instanceof Error && Reflect.get(error, 'code') === 'EAGAIN')) throw error;
    }
  }
}

interface Prepared {
  readonly sim: Sim;
  readonly options: RunProgramsOptions;
  /** Undefined without connection to the host. */
  readonly wire: HostWire | undefined;
}

/** What is to be run, and on what: everything that can be wrong before a machine is switched on. */
function prepare(given: Arguments): Prepared {
  const bundle = load(given);
  const runtime = given.values.runtime === undefined ? bundle.runtime : readFileSync(given.values.runtime);
  if (runtime === undefined) throw new Error('the bundle has no runtime.js: give --runtime');
  const { report } = given.values;
  if (report !== undefined) writeFileSync(report, '');
  const volumes = (given.values.volume ?? []).map(readVolume);
  const sim = createSim({
    volumes,
    // The program's `Date` is the host's.
    startTime: Date.now(),
    ...(given.values['no-network'] === true ? { nics: [] } : {}),
  });
  sim.setOutput(writeAll);
  const published = (given.values.publish ?? []).map(readPublished);
  let wire: HostWire | undefined;
  if (given.values.wire === true || published.length > 0) {
    wire = new HostWire({
      network: sim.network,
      gateway: GATEWAY,
      guest: () => sim.nics[0]?.address ?? FIRST_GUEST,
    });
    for (const port of published) wire.publish(port);
    sim.state.outside = wire;
  }
  const hear = (event: MachineEvent): void => {
    if (report !== undefined) appendFileSync(report, `${JSON.stringify(event)}\n`);
  };
  return { sim, wire, options: { runtime, programs: bundle.programs, report: hear } };
}

function complain(text: string | undefined): void {
  writeAll(2, Buffer.from(`efi-sim-run: ${text}\n`));
}

async function main(): Promise<number> {
  let prepared: Prepared;
  try {
    const given = readArguments();
    if (given.values.help === true) {
      writeAll(1, Buffer.from(USAGE));
      return 0;
    }
    prepared = prepare(given);
  } catch (error) {
    complain(error instanceof Error ? error.message : String(error));
    return WRONG_USE;
  }
  try {
    return await runPrograms(prepared.sim, prepared.options);
  } catch (error) {
    if (error instanceof Interrupted) return INTERRUPTED;
    complain(`the machine died: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    return DIED;
  } finally {
    await prepared.wire?.close();
    await idleThreads();
  }
}

process.exit(await main());

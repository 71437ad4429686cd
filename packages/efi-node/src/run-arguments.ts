import { existsSync, lstatSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { CommandError } from './command-error.ts';

/** A port of the host that leads to a port of the machine. */
export interface PublishedPort {
  /** Address on the host that listens: 127.0.0.1 unless the user asked for another. */
  readonly address: string;
  readonly hostPort: number;
  readonly guestPort: number;
}

export interface RunArguments {
  readonly file: string;
  readonly publish: readonly PublishedPort[];
  /** MiB of memory of the machine. */
  readonly memory: number;
  /** Seconds until the machine is stopped; undefined for no limit. */
  readonly timeout: number | undefined;
  readonly network: boolean;
  /** Tap devices of the host that take the place of QEMU's user-mode network. */
  readonly taps: readonly string[];
  /** Path of the socket of QEMU's monitor. */
  readonly qmp: string | undefined;
  readonly verbose: boolean;
  /** Files and folders of this host that come along besides those that the sources name. */
  readonly assets: readonly string[];
  /** Whether what the sources name comes along. */
  readonly findAssets: boolean;
  readonly minify: boolean;
  /** The program's own arguments. */
  readonly args: readonly string[];
}

export const DEFAULT_MEMORY = 512;
/** With less, OVMF leaves too little for the engine and a small program. */
export const MINIMUM_MEMORY = 96;
const MAXIMUM_MEMORY = 65_536;

/** Linux's sun_path, without the NUL. */
const MAXIMUM_SOCKET_PATH = 107;

const PUBLISH = /^(?:(\d{1,3}(?:\.\d{1,3}){3}):)?(\d{1,5}):(\d{1,5})$/;

function portNumber(text: string, given: string): number {
  const port = Number(text);
  if (port < 1 || port > 65_535) {
    throw new CommandError(`--publish ${given}: ${text} is not a port (1 to 65535)`);
  }
  return port;
}

export function parsePublish(given: string): PublishedPort {
  const match = PUBLISH.exec(given);
  if (match === null) {
    throw new CommandError(`--publish ${given}: expected HOSTPORT:GUESTPORT, such as 8080:80`);
  }
  const [, address = '127.0.0.1', hostPort = '', guestPort = ''] = match;
  if (address.split('.').some((part) => Number(part) > 255)) {
    throw new CommandError(`--publish ${given}: ${address} is not an IPv4 address`);
  }
  return { address, hostPort: portNumber(hostPort, given), guestPort: portNumber(guestPort, given) };
}

function parseMemory(given: string): number {
  if (!/^\d+$/.test(given)) throw new CommandError(`--memory ${given}: expected a whole number of MiB`);
  const memory = Number(given);
  if (memory < MINIMUM_MEMORY) {
    throw new CommandError(`--memory ${given}: too little, firmware and engine need ${MINIMUM_MEMORY} MiB`);
  }
  if (memory > MAXIMUM_MEMORY) {
    throw new CommandError(`--memory ${given}: more than ${MAXIMUM_MEMORY} MiB is not supported`);
  }
  return memory;
}

function parseTimeout(given: string): number {
  const seconds = Number(given);
  if (!/^\d+(\.\d+)?$/.test(given) || seconds <= 0 || seconds > 2_000_000) {
    throw new CommandError(`--timeout ${given}: expected a number of seconds above 0`);
  }
  return seconds;
}

function parseTap(given: string, others: readonly string[]): string {
  // A name of Linux has at most 15 characters.
  if (!/^[^\s/:,%]{1,15}$/.test(given)) {
    throw new CommandError(`--tap ${given}: expected the name of a tap device, such as tap0`);
  }
  if (others.includes(given)) throw new CommandError(`--tap names ${given} twice: a tap serves one card`);
  return given;
}

function parseQmp(given: string): string {
  const path = resolve(given);
  if (Buffer.byteLength(path) > MAXIMUM_SOCKET_PATH) {
    throw new CommandError(`--qmp ${given}: the path of a socket has at most ${MAXIMUM_SOCKET_PATH} bytes`);
  }
  if (!existsSync(dirname(path)))
    throw new CommandError(`--qmp ${given}: there is no folder ${dirname(path)}`);
  // QEMU would remove whatever is there, and so would the end of the machine.
  if (existsSync(path) && !lstatSync(path).isSocket()) {
    throw new CommandError(`--qmp ${given}: a file of this name is there already`);
  }
  return path;
}

/** The arguments after `run`. Throws CommandError with what was expected and what came. */
export function parseRunArguments(argv: readonly string[]): RunArguments {
  let file: string | undefined;
  let memory = DEFAULT_MEMORY;
  let timeout: number | undefined;
  let network = true;
  let verbose = false;
  let args: readonly string[] = [];
  const publish: PublishedPort[] = [];
  const taps: string[] = [];
  let qmp: string | undefined;
  const assets: string[] = [];
  let findAssets = true;
  let minify = false;

  for (let index = 0; index < argv.length; index += 1) {
    const argument = argv[index] ?? '';
    if (argument === '--') {
      args = argv.slice(index + 1);
      break;
    }
    if (!argument.startsWith('-')) {
      if (file !== undefined) {
        throw new CommandError(`one file expected, and '${file}' and '${argument}' came`, {
          hints: [`arguments for the program go after --: efi-node run ${file} -- ${argument}`],
        });
      }
      file = argument;
      continue;
    }
    const equals = argument.indexOf('=');
    const name = equals < 0 ? argument : argument.slice(0, equals);
    const value = (): string => {
      if (equals >= 0) return argument.slice(equals + 1);
      index += 1;
      const next = argv[index];
      if (next === undefined || next === '--') throw new CommandError(`${name} needs a value`);
      return next;
    };
    const flag = (): true => {
      if (equals >= 0) throw new CommandError(`${name} takes no value`);
      return true;
    };
    switch (name) {
      case '-p':
      case '--publish':
        publish.push(parsePublish(value()));
        break;
      case '--tap':
        taps.push(parseTap(value(), taps));
        break;
      case '--qmp':
        qmp = parseQmp(value());
        break;
      case '--memory':
        memory = parseMemory(value());
        break;
      case '--timeout':
        timeout = parseTimeout(value());
        break;
      case '--no-network':
        network = !flag();
        break;
      case '--assets':
        assets.push(value());
        break;
      case '--no-assets':
        findAssets = !flag();
        break;
      case '--minify':
        minify = flag();
        break;
      case '--verbose':
        verbose = flag();
        break;
      default:
        throw new CommandError(`unknown option ${name}`, { hints: ['see efi-node --help'] });
    }
  }

  if (file === undefined) {
    throw new CommandError('no file given', { hints: ['efi-node run FILE.{js,mjs,cjs,ts}'] });
  }
  if (!network && publish.length > 0) {
    throw new CommandError('--publish needs a network, and --no-network takes it away');
  }
  if (!network && taps.length > 0) {
    throw new CommandError('--tap is a network, and --no-network takes it away');
  }
  if (taps.length > 0 && publish.length > 0) {
    throw new CommandError("--publish needs QEMU's user-mode network, and --tap takes its place", {
      hints: ['with --tap the machine has an address of its own: connect to that one'],
    });
  }
  const taken = new Set<number>();
  for (const { hostPort } of publish) {
    if (taken.has(hostPort)) throw new CommandError(`--publish names port ${hostPort} of the host twice`);
    taken.add(hostPort);
  }
  return { file, publish, memory, timeout, network, taps, qmp, verbose, assets, findAssets, minify, args };
}

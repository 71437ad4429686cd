import { basename, extname } from 'node:path';
import { parseArgs } from 'node:util';
import { CommandError } from './command-error.ts';

export interface BuildArguments {
  readonly file: string;
  readonly output: string;
  /** The program's whole environment: nothing of this machine's gets into what is built. */
  readonly env: Readonly<Record<string, string>>;
  readonly network: boolean;
  /** As in PrepareOptions. */
  readonly assets: readonly string[];
  readonly findAssets: boolean;
  readonly minify: boolean;
  /** Arguments of the program; those that it is started with follow them. */
  readonly args: readonly string[];
}

export interface ImageArguments extends BuildArguments {
  /** MiB of the whole disk. */
  readonly size: number;
}

/** What the name of an EFI application ends with. */
export const APPLICATION = '.efi';

export const DEFAULT_SIZE = 64;
/** 1 TiB: further on FAT32's tables alone would have hundreds of MiB. */
const MAXIMUM_SIZE = 1_048_576;

const BUILD_OPTIONS = {
  output: { type: 'string', short: 'o' },
  env: { type: 'string', multiple: true },
  'no-network': { type: 'boolean' },
  assets: { type: 'string', multiple: true },
  'no-assets': { type: 'boolean' },
  minify: { type: 'boolean' },
} as const;

const IMAGE_OPTIONS = { ...BUILD_OPTIONS, size: { type: 'string' } } as const;

type Options = typeof BUILD_OPTIONS | typeof IMAGE_OPTIONS;

function parseVariable(given: string): [name: string, value: string] {
  const equals = given.indexOf('=');
  if (equals < 1) {
    throw new CommandError(`--env ${given}: expected NAME=VALUE`, {
      hints: equals < 0 ? [`the value of this shell's variable: --env "${given}=$${given}"`] : [],
    });
  }
  return [given.slice(0, equals), given.slice(equals + 1)];
}

function parseSize(given: string): number {
  if (!/^\d+$/.test(given)) throw new CommandError(`--size ${given}: expected a whole number of MiB`);
  const size = Number(given);
  if (size > MAXIMUM_SIZE) throw new CommandError(`--size ${given}: at most ${MAXIMUM_SIZE} MiB`);
  return size;
}

interface Parsed {
  readonly build: BuildArguments;
  readonly size: string | undefined;
}

function parse(command: string, argv: readonly string[], options: Options, extension: string): Parsed {
  const { tokens } = parseArgs({ args: [...argv], options, strict: false, tokens: true });
  let file: string | undefined;
  let output: string | undefined;
  let network = true;
  let findAssets = true;
  let minify = false;
  const assets: string[] = [];
  let size: string | undefined;
  let args: readonly string[] = [];
  const env = new Map<string, string>();

  for (const token of tokens) {
    if (token.kind === 'option-terminator') {
      args = argv.slice(token.index + 1);
      break;
    }
    if (token.kind === 'positional') {
      if (file !== undefined) {
        throw new CommandError(`one file expected, and '${file}' and '${token.value}' came`, {
          hints: [`arguments for the program go after --: efi-node ${command} ${file} -- ${token.value}`],
        });
      }
      file = token.value;
      continue;
    }
    if (!Object.hasOwn(options, token.name)) {
      throw new CommandError(`unknown option ${token.rawName}`, { hints: ['see efi-node --help'] });
    }
    const value = (): string => {
      const given = token.value;
      if (given === undefined || (!token.inlineValue && given.startsWith('-'))) {
        throw new CommandError(`${token.rawName} needs a value`);
      }
      return given;
    };
    const flag = (): true => {
      if (token.value !== undefined) throw new CommandError(`${token.rawName} takes no value`);
      return true;
    };
    switch (token.name) {
      case 'output':
        output = value();
        break;
      case 'env':
        env.set(...parseVariable(value()));
        break;
      case 'size':
        size = value();
        break;
      case 'assets':
        assets.push(value());
        break;
      case 'no-assets':
        findAssets = !flag();
        break;
      case 'minify':
        minify = flag();
        break;
      default:
        network = !flag();
    }
  }
  if (file === undefined) {
    throw new CommandError('no file given', { hints: [`efi-node ${command} FILE.{js,mjs,cjs,ts}`] });
  }
  output ??= `${basename(file, extname(file))}${extension}`;
  return {
    build: { file, output, env: Object.fromEntries(env), network, assets, findAssets, minify, args },
    size,
  };
}

/** The arguments after `build`. Throws CommandError with what was expected and what came. */
export function parseBuildArguments(argv: readonly string[]): BuildArguments {
  const { build } = parse('build', argv, BUILD_OPTIONS, APPLICATION);
  if (extname(build.file) === APPLICATION) {
    throw new CommandError(`${build.file} is built already`, {
      hints: [`a disk that boots it: efi-node image ${build.file}`],
    });
  }
  return build;
}

/** The arguments after `image`. Throws CommandError with what was expected and what came. */
export function parseImageArguments(argv: readonly string[]): ImageArguments {
  const { build, size } = parse('image', argv, IMAGE_OPTIONS, '.img');
  return { ...build, size: size === undefined ? DEFAULT_SIZE : parseSize(size) };
}

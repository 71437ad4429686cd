import { readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import type { BuildOptions, BuildResult, Message, Metafile, Plugin } from 'esbuild';
import { CommandError } from '../command-error.ts';
import {
  type AbsentModule,
  absentKey,
  absentPlugin,
  addonLoadersPlugin,
  builtinsPlugin,
  isNodeBuiltin,
} from './builtins.ts';
import { type Esbuild, inevitable, isBuildFailure, unresolvedName } from './guards.ts';
import { LOCAL_DEFINES, withLocals } from './locals.ts';
import { isInNodeModules, machinePath, projectRoot } from './module-paths.ts';
import { ADDON_LOADERS } from './policy.ts';
import { refusedImports } from './refusals.ts';

export interface BundlerOptions {
  /** Absolute path of the program's file. */
  readonly entry: string;
  /** The builtins that the machine has, as Node's `module.builtinModules` names them. */
  readonly builtins: Iterable<string>;
  /** Those that the user's own files may not ask for, without `node:`, each with what to do instead. */
  readonly refused?: ReadonlyMap<string, string>;
  readonly esbuild: Esbuild;
}

export interface BundledProgram {
  /** What `__filename` of the entry is on the machine. */
  readonly filename: string;
  /** `program.js`: evaluates to a function, see docs/architecture.md. */
  readonly code: string;
  readonly map: ProgramMap;
  /** Absolute paths of everything that was read. */
  readonly inputs: readonly string[];
  /** Optional modules that are not there. */
  readonly absent: readonly AbsentModule[];
}

/** A source map, version 3. */
export interface ProgramMap {
  readonly version: 3;
  /** Absolute paths of the host. */
  readonly sources: readonly string[];
  /** Of the user's own files, for the line that an uncaught exception shows; null for those of packages. */
  readonly sourcesContent: readonly (string | null)[];
  readonly mappings: string;
}

type Output = BuildResult<{ metafile: true; write: false }>;

const NO_LOADER = /^No loader is configured for "\.node" files/;
const TOP_LEVEL_AWAIT = /^Top-level await is currently not supported/;
const MAXIMUM_ROUNDS = 8;
const PARAMETERS = '(exports, require, module, __filename, __dirname)';

function localsPlugin(entry: string, root: string): Plugin {
  return {
    name: 'efi-node locals',
    setup(build) {
      build.onLoad({ filter: /\.[cm]?[jt]sx?$/ }, ({ path }) => {
        const contents = withLocals(readFileSync(path, 'utf8'), machinePath(path, root), path === entry);
        if (contents === undefined) return undefined;
        const extension = /\.[cm]?([jt]sx?)$/.exec(path)?.[1];
        const loader = extension === 'ts' || extension === 'tsx' || extension === 'jsx' ? extension : 'js';
        return { contents, loader, resolveDir: dirname(path) };
      });
    },
  };
}

/** A message as `file:line:column: text` with the line and a mark below it. */
function describe(message: Message): string {
  const { location } = message;
  if (location === null) return message.text;
  const gutter = String(location.line);
  const mark = '^'.padEnd(Math.max(1, location.length), '~');
  return [
    `${location.file}:${location.line}:${location.column + 1}: ${message.text}`,
    `  ${gutter} | ${location.lineText}`,
    `  ${' '.repeat(gutter.length)} | ${' '.repeat(location.column)}${mark}`,
  ].join('\n');
}

function failure(messages: readonly Message[]): CommandError {
  const shown = messages.slice(0, 10).map(describe);
  if (messages.length > shown.length) shown.push(`and ${messages.length - shown.length} more`);
  return new CommandError(shown.join('\n'));
}

function explainUnresolved(message: Message, name: string): Message {
  if (isNodeBuiltin(name)) {
    return { ...message, text: `the builtin '${name}' does not exist in firmware` };
  }
  const hint = /^[./]/.test(name)
    ? ''
    : `; install it: npm install ${name
        .split('/')
        .slice(0, name.startsWith('@') ? 2 : 1)
        .join('/')}`;
  return { ...message, text: `cannot find '${name}'${hint}` };
}

function explainAddon(message: Message, path: string): Message {
  return { ...message, text: `a native addon (.node) cannot be loaded in firmware: ${path}` };
}

class Bundler {
  private readonly options: BundlerOptions;
  private readonly directory: string;
  private readonly root: string;
  private readonly absent = new Map<string, AbsentModule>();
  /** Why each absent module would be an error, for the day it turns out to be one. */
  private readonly complaints = new Map<string, Message>();

  constructor(options: BundlerOptions) {
    this.options = options;
    this.directory = process.cwd();
    this.root = projectRoot(options.entry);
  }

  async run(): Promise<BundledProgram> {
    let output = await this.attempt('cjs');
    for (let round = 0; 'errors' in output && round < MAXIMUM_ROUNDS; round += 1) {
      const { errors } = output;
      if (errors.every(({ text }) => TOP_LEVEL_AWAIT.test(text))) {
        output = await this.attempt('esm');
        continue;
      }
      this.judge(errors.filter(({ text }) => !TOP_LEVEL_AWAIT.test(text)));
      const awaits = errors.some(({ text }) => TOP_LEVEL_AWAIT.test(text));
      output = await this.attempt(awaits ? 'esm' : 'cjs');
    }
    if ('errors' in output) throw failure(output.errors);
    await this.refuseInevitable(output.result.metafile);
    return this.finish(output.result);
  }

  private async attempt(format: 'cjs' | 'esm'): Promise<{ errors: Message[] } | { result: Output }> {
    try {
      return { result: await this.options.esbuild.build(this.buildOptions(format)) };
    } catch (error) {
      if (!isBuildFailure(error) || error.errors.length === 0) throw error;
      return { errors: error.errors };
    }
  }

  private buildOptions(format: 'cjs' | 'esm'): BuildOptions & { metafile: true; write: false } {
    const { entry, builtins } = this.options;
    const start =
      format === 'cjs'
        ? { entryPoints: [entry] }
        : // Its exports are nobody's, and in a function there is no place for them.
          { stdin: { contents: `import ${JSON.stringify(entry)};`, resolveDir: dirname(entry) } };
    return {
      ...start,
      absWorkingDir: this.directory,
      outfile: join(this.directory, 'program.js'),
      bundle: true,
      write: false,
      metafile: true,
      sourcemap: 'external',
      sourcesContent: false,
      format,
      // Like platform 'node', except that an unknown builtin is an error and not left to chance.
      platform: 'neutral',
      mainFields: ['main', 'module'],
      conditions: ['node'],
      target: 'es2024',
      charset: 'utf8',
      keepNames: false,
      legalComments: 'none',
      logLevel: 'silent',
      logLimit: 0,
      define: { ...LOCAL_DEFINES },
      banner: { js: `(${format === 'esm' ? 'async ' : ''}function ${PARAMETERS} {` },
      footer: { js: '})' },
      plugins: [
        addonLoadersPlugin(ADDON_LOADERS, this.absent),
        absentPlugin(this.absent),
        builtinsPlugin(builtins),
        localsPlugin(entry, this.root),
      ],
    };
  }

  /** Notes what may be absent; throws for what no program can do without. */
  private judge(errors: readonly Message[]): void {
    const fatal: Message[] = [];
    for (const error of errors) {
      const name = unresolvedName(error.text);
      const importer = error.location === null ? undefined : resolve(this.directory, error.location.file);
      if (importer !== undefined && name !== undefined) {
        const kind = isNodeBuiltin(name) ? 'builtin' : 'unresolved';
        const message = explainUnresolved(error, name);
        if (isInNodeModules(importer)) this.note({ specifier: name, importer, kind }, message);
        else fatal.push(message);
      } else if (importer !== undefined && NO_LOADER.test(error.text)) {
        const { column, length, lineText } = error.location ?? { column: 0, length: 0, lineText: '' };
        const specifier = Buffer.from(lineText)
          .subarray(column, column + length)
          .toString()
          .slice(1, -1);
        this.note({ specifier, importer, kind: 'addon' }, explainAddon(error, specifier));
      } else {
        fatal.push(error);
      }
    }
    if (fatal.length > 0) throw failure(fatal);
  }

  private note(module: AbsentModule, message: Message): void {
    const key = absentKey(module.importer, module.specifier);
    this.absent.set(key, module);
    this.complaints.set(key, message);
  }

  /**
   * A package may ask for an optional module inside a function that is never called; what is imported at the top or
   * is an addon stops the program for certain, unless a `try` stands in between.
   */
  private async refuseInevitable(metafile: Metafile): Promise<void> {
    const { esbuild, entry, refused } = this.options;
    const name = relative(this.directory, entry);
    const program = { esbuild, metafile, directory: this.directory, entry: name };
    const messages = await refusedImports(program, refused ?? new Map(), this.absent);
    if (messages.length > 0) throw failure(messages);
    const targets = new Map<string, Message>();
    for (const { imports } of Object.values(metafile.inputs)) {
      for (const { path, kind } of imports) {
        const key = path.slice(path.indexOf(':') + 1);
        const module = this.absent.get(key);
        const message = this.complaints.get(key);
        if (module === undefined || message === undefined) continue;
        if (module.kind === 'addon' || kind === 'import-statement') targets.set(path, message);
      }
    }
    if (targets.size === 0) return;
    const found = await inevitable(esbuild, metafile, this.directory, name, new Set(targets.keys()));
    const fatal = [...found].map((target) => targets.get(target)).filter((one) => one !== undefined);
    if (fatal.length > 0) throw failure(fatal);
  }

  private mapOf(text: string): ProgramMap {
    const map: { sources: string[]; mappings: string } = JSON.parse(text);
    const isVirtual = (source: string): boolean => /^efi-\w+:/.test(source);
    const sources = map.sources.map((source) =>
      isVirtual(source) ? source : resolve(this.directory, source),
    );
    const sourcesContent = sources.map((source) =>
      isVirtual(source) || isInNodeModules(source) ? null : readFileSync(source, 'utf8'),
    );
    return { version: 3, sources, sourcesContent, mappings: map.mappings };
  }

  private finish(result: Output): BundledProgram {
    const { entry } = this.options;
    const output = (extension: string): string => {
      const file = result.outputFiles.find(({ path }) => path.endsWith(extension));
      if (file === undefined) throw new Error(`esbuild made no ${extension}`);
      return file.text;
    };
    const inputs = Object.keys(result.metafile.inputs)
      .filter((name) => !/^(?:efi-\w+:|<)/.test(name))
      .map((name) => resolve(this.directory, name));
    return {
      filename: machinePath(entry, this.root),
      code: output('.js'),
      map: this.mapOf(output('.map')),
      inputs,
      absent: [...this.absent.values()],
    };
  }
}

/** Bundles a program with its npm dependencies. Throws CommandError with file, line and column for what is wrong in it. */
export function bundleProgram(options: BundlerOptions): Promise<BundledProgram> {
  return new Bundler(options).run();
}

import { readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import type { BuildOptions, BuildResult, Message, Metafile, Plugin } from 'esbuild';
import { AssetCollector } from './assets.ts';
import {
  type AbsentModule,
  absentKey,
  absentPlugin,
  addonLoadersPlugin,
  builtinsPlugin,
  isNodeBuiltin,
} from './builtins.ts';
import { explainAddon, explainUnresolved, failure } from './complaints.ts';
import { type Esbuild, inevitable, isBuildFailure, unresolvedName } from './guards.ts';
import { withNodesHelpers } from './helpers.ts';
import {
  candidates,
  type LateModules,
  lateModulesPlugin,
  type NameRequest,
  TABLE,
  type TableOutcome,
} from './late-modules.ts';
import { LOCAL_DEFINES, MODULES } from './locals.ts';
import { type MapText, minified } from './minify.ts';
import { missedModules } from './missed.ts';
import { isInNodeModules, machinePath, packageOf, projectRoot } from './module-paths.ts';
import { ADDON_LOADERS, READ_BY_PACKAGES } from './policy.ts';
import { refusedImports } from './refusals.ts';
import { Sources } from './sources.ts';
import { commonSettings, SloppySettings } from './typescript-settings.ts';

export interface BundlerOptions {
  /** Absolute path of the program's file. */
  readonly entry: string;
  /** The builtins that the machine has, as Node's `module.builtinModules` names them. */
  readonly builtins: Iterable<string>;
  /** Those that the user's own files may not ask for, without `node:`, each with what to do instead. */
  readonly refused?: ReadonlyMap<string, string>;
  readonly esbuild: Esbuild;
  /** Files and folders that come along in any case. */
  readonly assets?: readonly string[];
  /** Whether files that the sources name come along too; they do unless told otherwise. */
  readonly findAssets?: boolean;
  /** Shorter code; names of functions and classes stay. */
  readonly minify?: boolean;
}

export interface BundledProgram {
  /** What `__filename` of the entry is on the machine. */
  readonly filename: string;
  /** `program.js`: evaluates to a function, see docs/architecture.md. */
  readonly code: string;
  readonly map: ProgramMap;
  /** Absolute paths of everything that was read. */
  readonly inputs: readonly string[];
  /** Modules that are not there and that the program may do without. */
  readonly absent: readonly AbsentModule[];
  /** Those of them that nothing says are optional: neither a `try` nor the manifest of the package that asks. */
  readonly missed: readonly AbsentModule[];
  /** Files that come along: the path on the machine, and the absolute path here. */
  readonly assets: ReadonlyMap<string, string>;
  /** Absolute paths that decided which files come along: whether they are there, and for folders what is in them. */
  readonly watched: readonly string[];
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
type Attempt = { readonly errors: readonly Message[] } | { readonly result: Output };

const NO_LOADER = /^No loader is configured for "\.node" files/;
const TOP_LEVEL_AWAIT = /^Top-level await is currently not supported/;
const NOT_FOR_REQUIRE = /^This require call is not allowed because/;
const MAXIMUM_ROUNDS = 12;
const INTERNAL = 'node:internal/modules';
const PARAMETERS = `(exports, require, module, __filename, __dirname, ${MODULES})`;
const NO_LATE_MODULES: LateModules = { files: new Set(), names: [], packages: new Map() };

function isVirtual(name: string): boolean {
  return /^(?:efi-\w+:|<)/.test(name);
}

function isSource(file: string): boolean {
  return /\.[cm]?[jt]sx?$/.test(file);
}

function sameModules(a: LateModules, b: LateModules): boolean {
  if (a.files.size !== b.files.size || a.names.length !== b.names.length) return false;
  return [...a.files].every((file) => b.files.has(file));
}

/**
 * Whether the program has nothing but ES modules, which are strict. With a CommonJS module among them all share one function,
 * and that one is sloppy.
 */
function allStrict({ inputs }: Metafile): boolean {
  return Object.entries(inputs).every(
    ([name, { format }]) => isVirtual(name) || !isSource(name) || format === 'esm' || /\.m[jt]s$/.test(name),
  );
}

class Bundler {
  private readonly options: BundlerOptions;
  private readonly directory: string;
  private readonly root: string;
  private readonly sources: Sources;
  private readonly absent = new Map<string, AbsentModule>();
  /** Why each absent module would be an error, for the day it turns out to be one. */
  private readonly complaints = new Map<string, Message>();
  private late = NO_LATE_MODULES;
  /** Path of the settings that stand in for the program's tsconfig.json. */
  private settings: string | undefined;
  private readonly importOnly = new Set<string>();
  /** Files that only late modules lead to and that cannot be read, with the reason. */
  private readonly broken = new Map<string, string>();
  private readonly outcome: TableOutcome = { lines: [], assets: new Set() };
  /** What the program is made of without late modules; undefined as long as that is not known. */
  private certain: ReadonlySet<string> | undefined;

  constructor(options: BundlerOptions) {
    this.options = options;
    this.directory = process.cwd();
    this.root = projectRoot(options.entry);
    this.sources = new Sources(options.esbuild, this.root, options.entry, this.directory);
  }

  async run(): Promise<BundledProgram> {
    let result = await this.build();
    const base = this.settingsToSoften(result.metafile);
    if (base === undefined) return this.complete(result);
    using settings = new SloppySettings(base);
    this.settings = settings.path;
    result = await this.build();
    // Awaited here, as the settings are read until the end.
    return await this.complete(result);
  }

  private async complete(first: Output): Promise<BundledProgram> {
    let result = first;
    this.certain = new Set(this.inputsOf(result.metafile));
    for (let round = 0; round < MAXIMUM_ROUNDS; round += 1) {
      const late = await this.lateModules(result.metafile);
      if (sameModules(this.late, late)) break;
      this.late = late;
      result = await this.build();
    }
    if (this.noteGuarded(result.metafile)) result = await this.build();
    await this.refuseInevitable(result.metafile);
    return this.finish(result);
  }

  /** The tsconfig.json that would make plain JavaScript strict, if there is any. */
  private settingsToSoften(metafile: Metafile): string | undefined {
    const own = Object.entries(metafile.inputs).filter(
      ([name]) => !isVirtual(name) && isSource(name) && !isInNodeModules(resolve(this.directory, name)),
    );
    if (!own.some(([name, { format }]) => format === 'cjs' && /\.c?jsx?$/.test(name))) return undefined;
    return commonSettings(own.map(([name]) => resolve(this.directory, name)));
  }

  /** Builds until nothing is in the way, or what is cannot be helped. */
  private async build(): Promise<Output> {
    let output = await this.attempt('cjs');
    for (let round = 0; 'errors' in output && round < MAXIMUM_ROUNDS; round += 1) {
      const { errors } = output;
      const awaits = errors.some(({ text }) => TOP_LEVEL_AWAIT.test(text));
      this.judge(errors.filter(({ text }) => !TOP_LEVEL_AWAIT.test(text)));
      output = await this.attempt(awaits ? 'esm' : 'cjs');
    }
    if ('errors' in output) throw failure(output.errors);
    return output.result;
  }

  private async attempt(format: 'cjs' | 'esm'): Promise<Attempt> {
    try {
      return { result: await this.options.esbuild.build(this.buildOptions(format)) };
    } catch (error) {
      if (!isBuildFailure(error) || error.errors.length === 0) throw error;
      return { errors: error.errors };
    }
  }

  private buildOptions(format: 'cjs' | 'esm'): BuildOptions & { metafile: true; write: false } {
    const { entry, builtins } = this.options;
    const names = this.hasLateModules() ? [TABLE, entry] : [entry];
    const start =
      format === 'cjs' && names.length === 1
        ? { entryPoints: [entry] }
        : // Its exports are nobody's, and in a function there is no place for them.
          {
            stdin: {
              contents: names.map((name) => `import ${JSON.stringify(name)};`).join(''),
              resolveDir: dirname(entry),
            },
          };
    return {
      ...start,
      absWorkingDir: this.directory,
      ...(this.settings === undefined ? {} : { tsconfig: this.settings }),
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
      legalComments: 'none',
      logLevel: 'silent',
      logLimit: 0,
      define: { ...LOCAL_DEFINES },
      banner: { js: `(${format === 'esm' ? 'async ' : ''}function ${PARAMETERS} {` },
      footer: { js: '})' },
      plugins: [
        addonLoadersPlugin(ADDON_LOADERS, this.absent),
        absentPlugin(this.absent, this.root),
        builtinsPlugin(builtins),
        lateModulesPlugin({
          modules: this.late,
          root: this.root,
          importOnly: this.importOnly,
          outcome: this.outcome,
        }),
        this.sourcesPlugin(),
      ],
    };
  }

  private sourcesPlugin(): Plugin {
    return {
      name: 'efi-node sources',
      setup: (build) => {
        build.onLoad({ filter: /\.[cm]?[jt]sx?$/ }, async ({ path }) => {
          const reason = this.broken.get(path);
          if (reason !== undefined) {
            return { contents: `throw new SyntaxError(${JSON.stringify(reason)});`, loader: 'js' };
          }
          const { contents, loader } = await this.sources.read(path);
          return contents === undefined ? undefined : { contents, loader, resolveDir: dirname(path) };
        });
      },
    };
  }

  private hasLateModules(): boolean {
    return this.late.files.size > 0 || this.late.names.length > 0;
  }

  private inputsOf(metafile: Metafile): string[] {
    return Object.keys(metafile.inputs)
      .filter((name) => !isVirtual(name))
      .map((name) => resolve(this.directory, name));
  }

  /** Modules that the program may ask for when it runs. */
  private async lateModules(metafile: Metafile): Promise<LateModules> {
    const files = new Set<string>();
    const names: NameRequest[] = [];
    let asksLate = false;
    for (const file of this.inputsOf(metafile).filter(isSource)) {
      const { references } = await this.sources.read(file);
      asksLate ||= references.asksLate;
      for (const name of references.names) names.push({ importer: file, ...name });
      const boundary = isInNodeModules(file) ? packageOf(file) : this.root;
      for (const found of candidates(file, references, boundary)) files.add(found);
    }
    // A package may be handed the name of another one, as a framework is that of a template engine.
    const packages = asksLate ? this.packagesOf(metafile) : new Map<string, string>();
    for (const file of packages.values()) files.add(file);
    return { files, names, packages };
  }

  /** The packages that the user's own files ask for by name, and the file that each leads to. */
  private packagesOf(metafile: Metafile): Map<string, string> {
    const packages = new Map<string, string>();
    for (const [input, { imports }] of Object.entries(metafile.inputs)) {
      if (isVirtual(input) || isInNodeModules(resolve(this.directory, input))) continue;
      for (const { original, path } of imports) {
        if (original === undefined || isVirtual(path) || /^[./#]/.test(original)) continue;
        if (isInNodeModules(path)) packages.set(original, resolve(this.directory, path));
      }
    }
    return packages;
  }

  /** Notes what may be absent; throws for what no program can do without. */
  private judge(errors: readonly Message[]): void {
    const fatal = errors.map((error) => this.fatality(error)).filter((message) => message !== undefined);
    if (fatal.length > 0) throw failure(fatal);
  }

  /** What to tell the user; undefined if the program may do without, which is noted then. */
  private fatality(error: Message): Message | undefined {
    const { location } = error;
    if (location === null) return error;
    if (location.file.startsWith(TABLE)) {
      const file = this.outcome.lines[location.line - 1];
      if (file === undefined || file === '' || !NOT_FOR_REQUIRE.test(error.text)) return error;
      this.importOnly.add(file);
      return undefined;
    }
    const importer = resolve(this.directory, location.file);
    const isLate = this.certain !== undefined && !this.certain.has(importer);
    const name = unresolvedName(error.text);
    if (name !== undefined) {
      const message = explainUnresolved(error, name);
      if (!isInNodeModules(importer) && !isLate) return message;
      this.note({ specifier: name, importer, kind: isNodeBuiltin(name) ? 'builtin' : 'unresolved' }, message);
      return undefined;
    }
    if (NO_LOADER.test(error.text)) {
      const specifier = Buffer.from(location.lineText)
        .subarray(location.column, location.column + location.length)
        .toString()
        .slice(1, -1);
      this.note({ specifier, importer, kind: 'addon' }, explainAddon(error, specifier));
      return undefined;
    }
    if (!isLate) return error;
    this.broken.set(importer, `${error.text} (${location.file}:${location.line})`);
    return undefined;
  }

  /** What is not there in a `try` the bundler leaves alone; it is absent as well. Answers whether there was any. */
  private noteGuarded(metafile: Metafile): boolean {
    const before = this.absent.size;
    for (const [input, { imports }] of Object.entries(metafile.inputs)) {
      if (isVirtual(input)) continue;
      const importer = resolve(this.directory, input);
      for (const { path, external } of imports) {
        if (external !== true) continue;
        const kind = isNodeBuiltin(path) ? 'builtin' : 'unresolved';
        this.absent.set(absentKey(importer, path), { specifier: path, importer, kind });
      }
    }
    return this.absent.size > before;
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
    const map: MapText = JSON.parse(text);
    // They are URLs, as source maps have them.
    const sources = map.sources.map(decodeURIComponent).map((source) =>
      // What the bundler has made is Node's own business, as stack traces name it.
      isVirtual(source) ? INTERNAL : resolve(this.directory, source),
    );
    const sourcesContent = sources.map((source) =>
      source === INTERNAL || isInNodeModules(source) ? null : readFileSync(source, 'utf8'),
    );
    return { version: 3, sources, sourcesContent, mappings: map.mappings };
  }

  private async assetsOf(inputs: readonly string[]): Promise<ReturnType<AssetCollector['finish']>> {
    const { entry, assets = [], findAssets = true } = this.options;
    const collector = new AssetCollector({ root: this.root, cwd: this.directory });
    for (const given of assets) collector.addNamed(given);
    // `process.argv[1]` names a file that is there, as programs check that ask whether they are the main one.
    collector.addFile(entry);
    if (findAssets) {
      for (const file of inputs.filter(isSource)) {
        const { references } = await this.sources.read(file);
        const boundary = isInNodeModules(file) ? packageOf(file) : this.root;
        collector.addReferences(file, references.paths, boundary);
      }
      for (const file of this.outcome.assets) collector.addFile(file);
      for (const [name, paths] of Object.entries(READ_BY_PACKAGES)) {
        if (!inputs.some((file) => file.includes(`/node_modules/${name}/`))) continue;
        for (const path of paths) collector.addExpected(path);
      }
    }
    return collector.finish();
  }

  private async finish(result: Output): Promise<BundledProgram> {
    const { entry, esbuild } = this.options;
    const output = (extension: string): string => {
      const file = result.outputFiles.find(({ path }) => path.endsWith(extension));
      if (file === undefined) throw new Error(`esbuild made no ${extension}`);
      return file.text;
    };
    const text = withNodesHelpers(output('.js'));
    const strict = allStrict(result.metafile) ? text.replace(`${PARAMETERS} {`, '$&"use strict";') : text;
    const whole = { code: strict, map: output('.map') };
    const { code, map } = this.options.minify === true ? await minified(esbuild, whole) : whole;
    const inputs = this.inputsOf(result.metafile);
    const { files, watched } = await this.assetsOf(inputs);
    return {
      filename: machinePath(entry, this.root),
      code,
      map: this.mapOf(map),
      inputs,
      absent: [...this.absent.values()],
      missed: await missedModules(esbuild, this.directory, [...this.absent.values()]),
      assets: new Map([...files].map((file) => [machinePath(file, this.root), file])),
      watched: [...watched],
    };
  }
}

/** Bundles a program with its npm dependencies. Throws CommandError with file, line and column for what is wrong in it. */
export function bundleProgram(options: BundlerOptions): Promise<BundledProgram> {
  return new Bundler(options).run();
}

/**
 * The modules of a program as it sees them while it runs. Most are wired together by the bundler; what is asked for by a
 * name that is made at run time is looked up here: among the modules that were bundled for that (`table`), and among the
 * files that came along, which are evaluated when they are asked for.
 */
import { builtinModules } from '../builtins.ts';
import { ERR_INVALID_ARG_TYPE } from '../errors.ts';
import { builtin, loadBuiltin } from '../load.ts';
import { bareRecord, isFunction, isObject, member } from '../narrow.ts';
import { unavailableError } from '../unavailable.ts';
import { evaluateFile, isFile, readText } from './module-files.ts';
import { importNotFound, moduleNotFound, packageNotFound, unknownBuiltin } from './module-errors.ts';
import { asNamespace, namespaceOfCommon, requiredNamespace } from './namespaces.ts';
import { absoluteOf, directoryOf, fileUrl, nodeModulesPaths } from './module-names.ts';

/** How the bundler hands over a module: functions that require it (unless it awaits at its top) and import it. */
type Entry = readonly [require: (() => unknown) | undefined, import: () => Promise<unknown>];

/** A module as `module` and `require.cache` show it. */
export interface ModuleRecord {
  id: string;
  path: string;
  exports: unknown;
  filename: string;
  loaded: boolean;
  children: unknown[];
  paths: string[];
  parent: unknown;
  require: Require;
}

export interface Require {
  (specifier: string): unknown;
  resolve: ((specifier: string, options?: unknown) => string) & {
    paths: (request: string) => string[] | null;
  };
  main: unknown;
  cache: Record<string, unknown>;
  extensions: Record<string, unknown>;
}

let table: Readonly<Record<string, Entry>> = {};
/**
 * For each file the names that it requires, and the paths that they lead to; those that it imports are behind `import `
 * and its path, those of packages that any file may ask for behind ''.
 */
let links: Readonly<Record<string, Readonly<Record<string, string>>>> = {};
let main: unknown;

export const cache: Record<string, unknown> = bareRecord();
export const extensions: Record<string, unknown> = bareRecord();
/** Modules of the table that have been evaluated. */
const evaluated: Set<string> = new Set();

/** What `require.main` is, until the program's main file says so itself. */
export function setMain(module: ModuleRecord): void {
  main = module;
}

function exists(path: string): boolean {
  return Object.hasOwn(table, path) || isFile(path);
}

/** The file that a package's folder stands for. */
function mainOf(folder: string): string | undefined {
  const manifest = `${folder}/package.json`;
  if (isFile(manifest)) {
    const parsed: unknown = JSON.parse(readText(manifest));
    const given = isObject(parsed) ? member(parsed, 'main') : undefined;
    if (typeof given === 'string') {
      const path = absoluteOf(folder, given);
      const found = fileOf(path) ?? indexOf(path);
      if (found !== undefined) return found;
    }
  }
  return indexOf(folder);
}

function fileOf(path: string): string | undefined {
  return ['', '.js', '.json', '.node'].map((ending) => path + ending).find(exists);
}

function indexOf(folder: string): string | undefined {
  return ['.js', '.json', '.node'].map((ending) => `${folder}/index${ending}`).find(exists);
}

function linked(from: string, specifier: string): string | undefined {
  const names = links[from];
  return names !== undefined && Object.hasOwn(names, specifier) ? names[specifier] : undefined;
}

/** The path that a name leads to from a file, as `require` goes about it; undefined if nothing is there. */
function find(specifier: string, from: string): string | undefined {
  const known = linked(from, specifier);
  if (known !== undefined) return known;
  if (/^(?:\.{0,2}\/|\.{1,2}$)/.test(specifier)) {
    const path = absoluteOf(directoryOf(from), specifier);
    return (specifier.endsWith('/') ? undefined : fileOf(path)) ?? mainOf(path);
  }
  for (const folder of nodeModulesPaths(directoryOf(from))) {
    const path = `${folder}/${specifier}`;
    const found = fileOf(path) ?? mainOf(path);
    if (found !== undefined) return found;
  }
  return linked('', specifier);
}

/** The bundler keeps no account of who was required by whom; all that is certain is where it began. */
function stackOf(from: string): string[] {
  const first = member(main, 'filename');
  return typeof first === 'string' && first !== from ? [from, first] : [from];
}

function checkId(specifier: unknown): asserts specifier is string {
  if (typeof specifier !== 'string') throw new ERR_INVALID_ARG_TYPE('id', 'string', specifier);
}

/** Answers Node's path of a name, or the name of a builtin. Throws MODULE_NOT_FOUND. */
export function resolveFrom(specifier: unknown, from: string): string {
  if (typeof specifier !== 'string') throw new ERR_INVALID_ARG_TYPE('request', 'string', specifier);
  if (loadBuiltin(specifier) !== undefined) return specifier;
  const path = find(specifier, from);
  if (path === undefined) throw moduleNotFound(specifier, stackOf(from));
  return path;
}

/** The module at a path, evaluated if it has not been yet. */
function load(path: string, parent: string): unknown {
  const known = cache[path];
  if (isObject(known)) return member(known, 'exports');
  const record = createRecord(path, cache[parent] ?? null);
  const entry = Object.hasOwn(table, path) ? table[path] : undefined;
  if (entry === undefined) {
    cache[path] = record;
    try {
      evaluateFile(path, record);
    } catch (error) {
      Reflect.deleteProperty(cache, path);
      throw error;
    }
  } else {
    if (evaluated.has(path)) {
      throw unavailableError(
        'module',
        'require.cache',
        `${path} was bundled with the program and is evaluated once; leave it in require.cache`,
      );
    }
    record.exports = fromTable(path, entry);
    evaluated.add(path);
    // The module may have put itself there.
    cache[path] ??= record;
  }
  record.loaded = true;
  return record.exports;
}

function fromTable(path: string, [require]: Entry): unknown {
  if (require !== undefined) return require();
  const message = `require() cannot be used on an ESM graph with top-level await. Use import() instead. Requiring ${path}`;
  throw Object.assign(new Error(message), { code: 'ERR_REQUIRE_ASYNC_MODULE' });
}

function requireFrom(specifier: unknown, from: string): unknown {
  checkId(specifier);
  const found = loadBuiltin(specifier);
  if (found !== undefined) return found.exports;
  if (specifier.startsWith('node:')) throw unknownBuiltin(specifier);
  const path = find(specifier, from);
  if (path === undefined) throw moduleNotFound(specifier, stackOf(from));
  return load(path, from);
}

/** The `require` of the file of this path. */
export function createRequire(from: string): Require {
  const require = (specifier: string): unknown => requireFrom(specifier, from);
  const resolve = (specifier: string): string => resolveFrom(specifier, from);
  const paths = (request: string): string[] | null => {
    if (loadBuiltin(request) !== undefined) return null;
    return /^\.{1,2}\//.test(request) ? [directoryOf(from)] : nodeModulesPaths(directoryOf(from));
  };
  return Object.assign(require, {
    resolve: Object.assign(resolve, { paths }),
    main,
    extensions,
    cache,
    builtinModules,
  });
}

export function createRecord(filename: string, parent: unknown): ModuleRecord {
  const path = directoryOf(filename);
  return {
    id: filename,
    path,
    exports: {},
    filename,
    loaded: false,
    children: [],
    paths: nodeModulesPaths(path),
    parent,
    require: createRequire(filename),
  };
}

function pathOfImport(specifier: string, from: string): string {
  if (specifier.startsWith('file:')) {
    const convert = member(builtin('url'), 'fileURLToPath');
    if (!isFunction(convert)) throw new Error('node:url has no fileURLToPath');
    return String(convert(specifier));
  }
  const path = absoluteOf(directoryOf(from), specifier);
  return path.includes('%') || path.includes('?') ? decodeURIComponent(path.replace(/[?#].*$/, '')) : path;
}

async function importFrom(specifier: string, options: unknown, from: string): Promise<unknown> {
  const found = loadBuiltin(specifier);
  if (found !== undefined) return namespaceOfCommon(found.exports);
  if (specifier.startsWith('node:')) throw unknownBuiltin(specifier);
  const isPath = /^(?:\.{0,2}\/|file:)/.test(specifier);
  const path = isPath
    ? pathOfImport(specifier, from)
    : (linked(`import ${from}`, specifier) ?? find(specifier, from));
  if (path === undefined) throw packageNotFound(specifier, from);
  if (!exists(path)) throw importNotFound(path, from);
  const attributes = isObject(options) ? member(options, 'with') : undefined;
  if (path.endsWith('.json') && member(attributes, 'type') !== 'json') {
    const message = `Module "${fileUrl(path)}" needs an import attribute of "type: json"`;
    throw Object.assign(new TypeError(message), { code: 'ERR_IMPORT_ATTRIBUTE_MISSING' });
  }
  const entry = Object.hasOwn(table, path) ? table[path] : undefined;
  return entry === undefined ? namespaceOfCommon(load(path, from)) : entry[1]();
}

/** What the program's function is given as its sixth argument; the bundler writes the calls. */
export interface ProgramModules {
  /** Hands over the modules that may be asked for by names made at run time, by their paths. */
  table(entries: Readonly<Record<string, Entry>>, names: typeof links): void;
  /** `require` for a file. */
  require(from: string): Require;
  /** `import()` for a file. */
  import(from: string): (specifier: unknown, options?: unknown) => Promise<unknown>;
  /** `import.meta.resolve` for a file. */
  resolve(from: string): (specifier: string) => string;
  /** Makes the `module` of a CommonJS file what Node's is. */
  adopt(module: unknown, filename: string, isMain: boolean): void;
  /** `require.main`. */
  main(): unknown;
  /** The error of a module that was looked for in vain when the program was bundled. */
  notFound(specifier: string, from: string, isImport: boolean): Error;
  /** Makes an object the namespace of an ES module. */
  asNamespace(target: object): void;
  /** What an ES module sees of a CommonJS module. */
  fromCommon(exports: unknown): object;
  /** What a CommonJS module sees of an ES module. */
  toCommon(namespace: object): unknown;
}

export const programModules: ProgramModules = {
  table(entries: Readonly<Record<string, Entry>>, names: typeof links): void {
    table = entries;
    links = names;
  },
  require: createRequire,
  import: (from: string) => (specifier: unknown, options?: unknown) =>
    importFrom(String(specifier), options, from),
  resolve:
    (from: string) =>
    (specifier: string): string => {
      if (loadBuiltin(specifier) !== undefined) {
        return specifier.startsWith('node:') ? specifier : `node:${specifier}`;
      }
      if (/^(?:\.{0,2}\/|\w+:)/.test(specifier)) return new URL(specifier, fileUrl(from)).href;
      const path = linked(`import ${from}`, specifier) ?? find(specifier, from);
      if (path === undefined) throw packageNotFound(specifier, from);
      return fileUrl(path);
    },
  adopt(module: unknown, filename: string, isMain: boolean): void {
    if (!isObject(module)) return;
    const { exports: _, ...rest } = createRecord(filename, isMain ? null : (main ?? undefined));
    if (isMain) {
      rest.id = '.';
      main = module;
    }
    rest.require.main = main;
    Object.assign(module, rest);
    cache[filename] = module;
    evaluated.add(filename);
  },
  main: (): unknown => main,
  notFound: (specifier, from, isImport) =>
    isImport ? packageNotFound(specifier, from) : moduleNotFound(specifier, stackOf(from)),
  asNamespace,
  fromCommon: namespaceOfCommon,
  toCommon: requiredNamespace,
};

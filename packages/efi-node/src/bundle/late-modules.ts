/**
 * Modules that a program asks for by a name that it makes when it runs. All that may be meant are bundled, and listed in
 * one virtual module that hands them to the runtime (node-compat's `runtime/modules.ts`): by the path that they have on
 * the machine, each with a function that requires and one that imports it. So a module that is imported elsewhere too is
 * still evaluated once.
 */
import { readdirSync, statSync } from 'node:fs';
import { dirname, extname, join, resolve } from 'node:path';
import type { Plugin } from 'esbuild';
import { MODULES } from './locals.ts';
import { isInNodeModules, machinePath } from './module-paths.ts';
import type { AskedName, PathReference, References } from './references.ts';

/** The virtual module, as it is imported. */
export const TABLE = 'efi-modules:table';
const NAMESPACE = 'efi-modules';

/** What esbuild can read. */
const EXTENSIONS = new Set(['.js', '.json', '.cjs', '.mjs', '.ts', '.cts', '.mts', '.tsx', '.jsx']);
/** Those that a name may leave out. */
const IMPLIED = ['.js', '.json'];

/** More modules than this in one folder are no plugins. */
const MOST_MODULES = 2000;

/** A name that is asked for from a file, to be resolved as from there. */
export interface NameRequest extends AskedName {
  readonly importer: string;
}

export interface LateModules {
  /** Absolute paths. */
  readonly files: ReadonlySet<string>;
  readonly names: readonly NameRequest[];
  /** Packages that any file may ask for: their names, and the absolute paths that these lead to. */
  readonly packages: ReadonlyMap<string, string>;
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
}

function modulesIn(folder: string, found: Set<string>): void {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (entry.name.startsWith('.') || entry.name === 'node_modules' || found.size > MOST_MODULES) continue;
    const path = join(folder, entry.name);
    if (entry.isDirectory()) modulesIn(path, found);
    else if (EXTENSIONS.has(extname(path)) && !/\.d\.[cm]?ts$/.test(path)) found.add(path);
  }
}

/** Modules that a path, or the beginning of one, may lead to. */
function modulesAt(path: string, isWhole: boolean, found: Set<string>): void {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat?.isFile() === true && EXTENSIONS.has(extname(path))) found.add(path);
  if (isWhole) {
    const file = IMPLIED.map((extension) => path + extension).find(isFile);
    if (stat?.isFile() !== true && file !== undefined) found.add(file);
  }
  if (stat?.isDirectory() === true) modulesIn(path, found);
  if (isWhole || path.endsWith('/')) return;
  const folder = dirname(path);
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true) return;
  const inside = new Set<string>();
  modulesIn(folder, inside);
  for (const file of inside) if (file.startsWith(path)) found.add(file);
}

function isPath({ text }: PathReference): boolean {
  return /^(?:\.{1,2}\/|\/)./.test(text);
}

/** What a file that asks for modules late may mean: what its own paths lead to, inside of `boundary`. */
export function candidates(file: string, references: References, boundary: string): Set<string> {
  const found = new Set<string>();
  if (!references.asksLate) return found;
  for (const path of [...references.paths, ...references.late]) {
    const isNamed = isPath(path) || (path.isCertain && !isInNodeModules(file));
    if (!isNamed || /^\/*$/.test(path.text)) continue;
    const absolute = resolve(dirname(file), path.text) + (/[^/]\/$/.test(path.text) ? '/' : '');
    const isInside = absolute.startsWith(`${boundary}/`);
    const isInPackage = /\/node_modules\//.test(absolute.slice(boundary.length));
    if (isInside && !isInPackage) modulesAt(absolute, path.isWhole, found);
  }
  // It has been evaluated by then, or never will be by itself.
  found.delete(file);
  return found;
}

/** For each file, what its names lead to; that of any file is ''. All are paths on the machine. */
type Links = Record<string, Record<string, string>>;

/** What became of the table when it was made. */
export interface TableOutcome {
  /** The file of each line of the table's text, from 0. */
  readonly lines: string[];
  /** Files that names lead to and that are no modules: to come along as they are. */
  readonly assets: Set<string>;
}

export interface TableOptions {
  readonly modules: LateModules;
  readonly root: string;
  /** Those that can only be imported, as they await at the top. */
  readonly importOnly: ReadonlySet<string>;
  readonly outcome: TableOutcome;
}

function tableText(files: readonly string[], links: Links, options: TableOptions): string {
  const entries = files.map((file) => {
    const path = JSON.stringify(file);
    const required = options.importOnly.has(file) ? 'undefined' : `() => require(${path})`;
    return `${JSON.stringify(machinePath(file, options.root))}: [${required}, () => import(${path})],`;
  });
  return `${MODULES}.table({\n${entries.join('\n')}\n}, ${JSON.stringify(links)});\n`;
}

export function lateModulesPlugin(options: TableOptions): Plugin {
  const { modules, root, outcome } = options;
  return {
    name: 'efi-node late modules',
    setup(build) {
      build.onResolve({ filter: /^efi-modules:table$/ }, () => ({ path: 'table', namespace: NAMESPACE }));
      build.onLoad({ filter: /.*/, namespace: NAMESPACE }, async () => {
        const files = new Set(modules.files);
        const links: Links = {};
        const link = (from: string, name: string, file: string): void => {
          links[from] ??= {};
          links[from][name] = machinePath(file, root);
        };
        for (const { importer, specifier, kind } of modules.names) {
          const resolveDir = dirname(importer);
          const found = await build.resolve(specifier, { kind, importer, resolveDir });
          if (found.errors.length > 0 || found.external || found.namespace !== 'file') continue;
          if (EXTENSIONS.has(extname(found.path))) files.add(found.path);
          else outcome.assets.add(found.path);
          const from = machinePath(importer, root);
          link(kind === 'require-call' ? from : `import ${from}`, specifier, found.path);
        }
        for (const [name, file] of modules.packages) link('', name, file);
        // The first line of the text is the call's.
        outcome.lines.splice(0, outcome.lines.length, '', ...files);
        const contents = tableText([...files], links, options);
        return { contents, loader: 'js', resolveDir: root };
      });
    },
  };
}

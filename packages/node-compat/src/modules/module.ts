/** node:module: what is known when the program is bundled is resolved then, the rest among what came along. */
import { builtinModules, findBuiltin } from '../builtins.ts';
import { runtime } from '../context.ts';
import { nodeModulesPaths } from '../runtime/module-names.ts';
import { cache, createRequire, extensions, resolveFrom } from '../runtime/modules.ts';
import { unavailable } from '../unavailable.ts';
import { fileURLToPath } from './url.ts';
import { bareRecord, member } from '../narrow.ts';

const bundled = 'a program is bundled before it runs; import with constant names';

interface ModuleLike {
  id: string;
  exports: object;
  loaded: boolean;
}

function Module(this: ModuleLike, id = ''): void {
  this.id = id;
  this.exports = {};
  this.loaded = false;
}

/** The file that a module is, for what is resolved as from there. */
function fileOf(parent: unknown): string {
  const filename = member(parent, 'filename');
  return typeof filename === 'string' ? filename : runtime().config.filename;
}

Object.assign(Module, {
  Module,
  builtinModules,
  _cache: cache,
  _pathCache: bareRecord(),
  _extensions: extensions,
  globalPaths: [],
  isBuiltin: (name: unknown) => typeof name === 'string' && findBuiltin(name) !== undefined,
  createRequire(from: unknown) {
    const file = typeof from === 'string' && !from.startsWith('file:') ? from : fileURLToPath(String(from));
    return createRequire(file);
  },
  _load: (request: string, parent: unknown) => createRequire(fileOf(parent))(request),
  _resolveFilename: (request: unknown, parent: unknown) => resolveFrom(request, fileOf(parent)),
  _nodeModulePaths: (folder: unknown) => nodeModulesPaths(String(folder)),
  register: unavailable('module', 'register', bundled),
  registerHooks: unavailable('module', 'registerHooks', bundled),
  syncBuiltinESMExports() {},
  findSourceMap: () => undefined,
  findPackageJSON: () => undefined,
  enableCompileCache: () => ({ status: 3 }),
  flushCompileCache() {},
  getCompileCacheDir: () => undefined,
  getSourceMapsSupport: () => ({ enabled: true, nodeModules: true, generatedCode: false }),
  setSourceMapsSupport() {},
  stripTypeScriptTypes: unavailable('module', 'stripTypeScriptTypes', bundled),
  constants: {},
});

const exported: unknown = Module;
export default exported;

/** node:module: everything was resolved when the program was bundled. */
import { builtinModules, findBuiltin } from '../builtins.ts';
import { createModule } from '../runtime/program.ts';
import { unavailable } from '../unavailable.ts';
import { fileURLToPath } from './url.ts';
import { bareRecord } from '../narrow.ts';

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

Object.assign(Module, {
  Module,
  builtinModules,
  _cache: bareRecord(),
  _pathCache: bareRecord(),
  _extensions: bareRecord(),
  globalPaths: [],
  isBuiltin: (name: unknown) => typeof name === 'string' && findBuiltin(name) !== undefined,
  createRequire(from: unknown) {
    const file = typeof from === 'string' && !from.startsWith('file:') ? from : fileURLToPath(String(from));
    return createModule(file).require;
  },
  _load: unavailable('module', '_load', bundled),
  _resolveFilename: unavailable('module', '_resolveFilename', bundled),
  _nodeModulePaths: () => [],
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

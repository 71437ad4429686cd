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
  /** What Node puts around a CommonJS module. */
  wrapper: ['(function (exports, require, module, __filename, __dirname) { ', '\n});'],
  wrap: (script: unknown) =>
    `(function (exports, require, module, __filename, __dirname) { ${String(script)}\n});`,
  SourceMap: unavailable('module', 'SourceMap', 'stack traces are mapped already', [
    1,
    'findEntry',
    'findOrigin',
    'lineLengths',
    'payload',
  ]),
  stripTypeScriptTypes: unavailable('module', 'stripTypeScriptTypes', bundled),
  constants: {},
});

for (const name of [
  '_debug',
  '_findPath',
  '_initPaths',
  '_preloadModules',
  '_readPackage',
  '_resolveLookupPaths',
  '_stat',
  'runMain',
])
  Object.assign(Module, { [name]: unavailable('module', name, bundled) });
for (const name of ['_compile', 'load', 'require'])
  Object.assign(Module.prototype, { [name]: unavailable('module', `Module#${name}`, bundled) });
Object.assign(Module.prototype, { isPreloading: false, parent: undefined });

const exported: unknown = Module;
export default exported;

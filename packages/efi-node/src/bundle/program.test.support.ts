import { createRequire } from 'node:module';
import { runInThisContext } from 'node:vm';

/** Runs a bundled program as the runtime would, as far as it asks for no modules late; answers what it gave to `see`. */
export async function runBundled(code: string, filename = '/app/main.js'): Promise<unknown[]> {
  const seen: unknown[] = [];
  Object.assign(globalThis, { see: (...values: unknown[]) => seen.push(...values) });
  const main: unknown = runInThisContext(code, { filename: 'program.js' });
  if (typeof main !== 'function') throw new TypeError(`a function expected, and ${typeof main} came`);
  const module = { exports: {} };
  const hostRequire = createRequire(import.meta.url);
  const require = Object.assign((name: string): unknown => hostRequire(name), { main: module });
  let mainModule: unknown = module;
  const modules = {
    adopt(adopted: unknown, _filename: string, isMain: boolean) {
      if (isMain) mainModule = adopted;
    },
    main: () => mainModule,
    asNamespace() {},
    table() {},
    import: () => () => Promise.resolve({}),
    require: () => require,
    fromCommon: (exports: object) => ({ ...exports, default: exports }),
    toCommon: (namespace: object) => namespace,
    notFound: (name: string, from: string) =>
      Object.assign(new Error(`Cannot find module '${name}' from ${from}`), { code: 'MODULE_NOT_FOUND' }),
  };
  await Reflect.apply(main, undefined, [module.exports, require, module, filename, '/app', modules]);
  return seen;
}

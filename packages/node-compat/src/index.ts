/**
 * What the developer's machine needs to know of the runtime: the names of the builtins and the source map's form.
 * The runtime itself is `dist/runtime.js`, made by `scripts/build-runtime.mjs`.
 */
export { type Builtin, builtinModules, builtins, findBuiltin, outsideModules } from './builtins.ts';
export { absentBuiltins, type AbsentBuiltin } from './absent.ts';
export { encodeSourceMap, SourceMap, type SourceMapJson, type SourcePosition } from './source-map.ts';

/** Node's `http` for a machine: `createHttp({ machine, net })` answers an object shaped like `node:http`. */
export { createHttp, type HttpModule } from './http.ts';
export type { HttpEnvironment } from './environment.ts';
export { createHttpInternals, type HttpInternals } from './internals.ts';

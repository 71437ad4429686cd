/** node:http of this machine. */
import { machineHttp } from '../machine-net.ts';

const http: object = machineHttp();
// The globals of these names, which are evaluated when they are first asked for.
for (const name of ['WebSocket', 'CloseEvent', 'MessageEvent']) {
  Object.defineProperty(http, name, {
    get: (): unknown => Reflect.get(globalThis, name),
    configurable: true,
    enumerable: true,
  });
}

const exported: unknown = http;
export default exported;

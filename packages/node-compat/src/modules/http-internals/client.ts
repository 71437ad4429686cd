/** node:_http_client: the parts of node:http that old packages take from there. */
import { machineHttp } from '../../machine-net.ts';

const http: object = machineHttp();
const names = ['ClientRequest'];
const exported: Record<string, unknown> = Object.fromEntries(
  names.map((name) => [name, Reflect.get(http, name) as unknown]),
);
export default exported;

/** node:_http_server: what old packages take from there. */
import { machineHttpInternals } from '../../machine-net.ts';

const exported: object = machineHttpInternals().server;
export default exported;

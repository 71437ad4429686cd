/** node:_http_incoming: what old packages take from there. */
import { machineHttpInternals } from '../../machine-net.ts';

const exported: object = machineHttpInternals().incoming;
export default exported;

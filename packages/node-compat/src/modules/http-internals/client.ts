/** node:_http_client: what old packages take from there. */
import { machineHttpInternals } from '../../machine-net.ts';

const exported: object = machineHttpInternals().client;
export default exported;

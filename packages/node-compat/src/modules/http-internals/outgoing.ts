/** node:_http_outgoing: what old packages take from there. */
import { machineHttpInternals } from '../../machine-net.ts';

const exported: object = machineHttpInternals().outgoing;
export default exported;

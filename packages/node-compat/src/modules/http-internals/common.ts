/** node:_http_common: what old packages take from there. */
import { machineHttpInternals } from '../../machine-net.ts';

const exported: object = machineHttpInternals().common;
export default exported;

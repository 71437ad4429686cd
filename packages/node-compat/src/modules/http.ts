/** node:http of this machine. */
import { machineHttp } from '../machine-net.ts';

const exported: unknown = machineHttp();
export default exported;

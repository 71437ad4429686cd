/** node:net of this machine. */
import { machineNet } from '../machine-net.ts';

const exported: unknown = machineNet();
export default exported;

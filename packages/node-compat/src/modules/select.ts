/** @efi-node/select over this machine: the package's constants and classes, with `socket`, `select` and `poll`. */
import * as select from '@efi-node/select';
import { machineSockets } from '../machine-net.ts';

const exported: Record<string, unknown> = { ...select, ...machineSockets() };
export default exported;

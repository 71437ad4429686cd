/** node:constants: all constants of os and fs in one object. */
import { errno, fsConstants, priority, signals } from '../constants-data.ts';

const constants: Record<string, unknown> = { ...errno, ...priority, ...signals, ...fsConstants };
export default constants;

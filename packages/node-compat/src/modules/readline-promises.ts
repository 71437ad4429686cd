/** node:readline/promises. */
import { promises } from './readline.ts';

const exported: unknown = promises;
export default exported;

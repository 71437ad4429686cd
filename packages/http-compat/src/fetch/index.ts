/** Classes of the Fetch standard that stand on nothing below: no machine, no socket. */
export { Headers } from './headers.ts';

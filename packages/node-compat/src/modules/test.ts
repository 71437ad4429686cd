/** node:test: absent. As in Node the module is the function `test` itself. */
import { createAbsent } from '../unavailable.ts';

const members = createAbsent('test');
const exported: unknown = Object.assign(Object(members['test']), members);
export default exported;

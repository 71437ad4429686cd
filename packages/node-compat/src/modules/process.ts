/** node:process. */
const exported: unknown = process;
export default exported;

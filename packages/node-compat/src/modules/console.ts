/** node:console. */
const exported: unknown = globalThis.console;
export default exported;

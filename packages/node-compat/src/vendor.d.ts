/** Libraries without types of their own. */
declare module 'readable-stream/lib/stream.js' {
  import stream from 'node:stream';
  export default stream;
}
declare module 'readable-stream/lib/ours/errors.js' {
  export class AbortError extends Error {
    readonly code: string;
  }
}
declare module 'readable-stream/lib/stream/promises.js' {
  const promises: Record<string, unknown>;
  export default promises;
}
declare module 'core-js-pure/web/url.js' {
  export default class CoreURL {
    constructor(input: string, base?: string);
    href: string;
    get origin(): string;
    protocol: string;
    username: string;
    password: string;
    host: string;
    hostname: string;
    port: string;
    pathname: string;
    search: string;
    get searchParams(): URLSearchParams;
    hash: string;
    toString(): string;
    toJSON(): string;
    static canParse(input: string, base?: string): boolean;
    static parse(input: string, base?: string): CoreURL | null;
  }
}
declare module 'path-browserify' {
  const path: Record<string, unknown>;
  export default path;
}
declare module 'punycode/punycode.js' {
  const punycode: Record<string, unknown>;
  export default punycode;
}

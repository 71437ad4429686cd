/** The Fetch standard's classes, and `fetch` over a machine's `http`. */
export { createFetch, type Fetch } from './fetch.ts';
export { FormData } from './form-data.ts';
export { Headers } from './headers.ts';
export { Request } from './request.ts';
export { Response } from './response.ts';

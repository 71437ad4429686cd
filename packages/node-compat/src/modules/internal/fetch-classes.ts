/** The classes of the Fetch standard. */
import { FormData, Headers, Request, Response } from '@efi-node/http-compat/fetch';

const exported: Record<string, unknown> = { FormData, Headers, Request, Response };
export default exported;

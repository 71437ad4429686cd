/** The classes of the Fetch standard that are there. */
import { Headers } from '@efi-node/http-compat/fetch';

const exported: Record<string, unknown> = { Headers };
export default exported;

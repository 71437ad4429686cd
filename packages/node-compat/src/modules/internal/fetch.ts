/** `fetch` over this machine's http. */
import { createFetch } from '@efi-node/http-compat/fetch';
import { machineHttp } from '../../machine-net.ts';

const exported: Record<string, unknown> = { fetch: createFetch(machineHttp()) };
export default exported;

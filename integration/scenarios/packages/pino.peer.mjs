import { ask, stop } from './lib/requests.mjs';

await ask('GET', '/', { headers: { 'x-id': 'a' } });
await ask('POST', '/missing', { headers: { 'x-id': 'b' }, body: 'x' });
await stop();

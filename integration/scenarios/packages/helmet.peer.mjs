import { request, stop } from './lib/requests.mjs';

for (const path of ['/usual', '/otherwise', '/none', '/single', '/late', '/express', '/fails', '/nowhere']) {
  const { status, headers, body } = await request('GET', path);
  console.log('GET', path, status, body.length);
  for (const name of Object.keys(headers)) {
    if (name !== 'date') console.log(`  ${name}: ${headers[name]}`);
  }
}
console.log('the connection was used again:', (await request('HEAD', '/usual')).reused);
await stop();

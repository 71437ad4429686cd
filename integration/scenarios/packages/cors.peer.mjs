import { request, stop } from './lib/requests.mjs';

async function ask(method, path, headers = {}) {
  const answer = await request(method, path, { headers });
  console.log(`${method} ${path} from ${headers.origin} -> ${answer.status} ${answer.body}`);
  for (const [name, value] of Object.entries(answer.headers)) {
    if (/^access-control-|^vary$|^content-length$/.test(name)) console.log(`  ${name}: ${value}`);
  }
}
const preflight = (method, more = {}) => ({ 'access-control-request-method': method, ...more });
for (const name of ['usual', 'fixed', 'listed', 'matched', 'reflected', 'off', 'asked', 'headers']) {
  for (const origin of ['http://a.test', 'http://sub.b.test', 'http://c.test', undefined]) {
    await ask('GET', `/${name}`, origin === undefined ? {} : { origin });
  }
  await ask('OPTIONS', `/${name}`, {
    origin: 'http://a.test',
    ...preflight('PUT', { 'access-control-request-headers': 'x-mine, content-type' }),
  });
}
await ask('GET', '/asked', { origin: 'http://evil.test' });
await ask('OPTIONS', '/status', { origin: 'http://a.test', ...preflight('PUT') });
await ask('OPTIONS', '/passed', { origin: 'http://a.test', ...preflight('PUT') });
await ask('GET', '/byRequest?origin=http://q.test', { origin: 'http://a.test' });
await ask('OPTIONS', '/byRequest?origin=http://q.test', { origin: 'http://a.test', ...preflight('PUT') });
await ask('GET', '/byRequest?fail=1', { origin: 'http://a.test' });
await ask('GET', '/without', { origin: 'http://a.test' });
await ask('OPTIONS', '/without', { origin: 'http://a.test', ...preflight('PUT') });
await ask('HEAD', '/usual', { origin: 'http://a.test' });
console.log('the connection was used again:', (await request('GET', '/usual')).reused);
await stop();

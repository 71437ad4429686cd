// A store per request lives through the awaits of its handler, while others are served; a client's too.
// covers: http.createServer, http.request
import { AsyncLocalStorage } from 'node:async_hooks';
import { once } from 'node:events';
import http from 'node:http';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';

const requests = new AsyncLocalStorage();

async function query(milliseconds) {
  await sleep(milliseconds);
  return `row of ${requests.getStore().url}`;
}

async function handle(request, response) {
  const body = await text(request);
  const row = await query(request.url === '/slow' ? 60 : 10);
  response.end(`${row}, body '${body}', store ${requests.getStore().url}`);
  await once(response, 'finish');
  requests.getStore().done = true;
}

const stores = [];
const server = http.createServer((request, response) => {
  const store = { url: request.url, done: false };
  stores.push(store);
  requests.run(store, handle, request, response);
});
server.listen(0);
await once(server, 'listening');
const base = `http://127.0.0.1:${server.address().port}`;

const clients = new AsyncLocalStorage();
async function viaRequest(path) {
  const request = http.request(`${base}${path}`, { method: 'POST' });
  request.end(`sent to ${path}`);
  const [response] = await once(request, 'response');
  const body = await text(response);
  return `${clients.getStore()}: ${body}`;
}
async function viaFetch(path) {
  const response = await fetch(`${base}${path}`);
  const body = await response.text();
  return `${clients.getStore()}: ${body}`;
}

const answers = await Promise.all([
  clients.run('client 1', viaRequest, '/slow'),
  clients.run('client 2', viaRequest, '/fast'),
  clients.run('client 3', viaFetch, '/slow'),
  clients.run('client 4', viaFetch, '/fast'),
]);
for (const answer of answers) console.log(answer);
console.log(
  stores.every(({ done }) => done),
  requests.getStore(),
  clients.getStore(),
);
server.close();
server.closeAllConnections();

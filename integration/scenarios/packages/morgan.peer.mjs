import net from 'node:net';
import { raw, request, stop } from './lib/requests.mjs';

/** One request after the other, so that the log is in their order. */
async function get(path, headers = {}, method = 'GET') {
  const { status, body } = await request(method, path, { headers });
  console.log(method, path, status, String(body));
  await new Promise((resolve) => setTimeout(resolve, 30));
}
await get('/plain', { 'x-id': '7', 'content-type': 'text/plain' });
await get('/plain/chunked');
await get('/plain/missing', {}, 'POST');
await get('/plain', {}, 'HEAD');
await get('/plain/a%20b?x=%0A&y="');
console.log((await raw('GET /plain HTTP/1.0\r\n\r\n')).split('\r\n')[0]);
await get('/named', { 'x-id': 'abc' });
await get('/named');
await get('/common', { authorization: `Basic ${btoa('ann:secret')}` });
await get('/combined', { referer: 'http://from.test/', 'user-agent': 'peer "quoted"' });
await get('/short', { authorization: 'Basic ???' });
await get('/tiny');
for (const what of ['ok', 'moved', 'missing', 'fails']) await get(`/dev/${what}`);
await get('/skipped');
await get('/skipped/missing');
await get('/immediate/missing');
await get('/shaped');
await get('/silent');
await get('/compiled/fails');
await get('/usual');
await get('/piped');

// The client goes before the answer has ended: the log has no length and no status of an answer that was never whole.
await new Promise((resolve) => {
  const socket = net.connect(process.env.SCENARIO_PORT, '127.0.0.1', () => {
    socket.write('GET /plain/never HTTP/1.1\r\nHost: x\r\n\r\n');
    socket.once('data', () => socket.destroy());
  });
  socket.on('close', () => setTimeout(resolve, 100));
});
await stop();

'use strict';
// superagent: requests as chains of calls, what comes back parsed, agents that keep cookies, forms of several parts,
// redirects, retries, time-outs, aborts, plugins, and errors.
// package: superagent
// tried: GET, HEAD, POST, PUT, PATCH, DELETE, JSON, urlencoded form, multipart, query parameters, basic auth, bearer token, gzip, deflate, stream download, stream upload, progress, redirects, too many redirects, cross-host redirects, retries, time-outs, abort, cookies, plugins, custom parsers, error statuses, JSON that is none, ECONNREFUSED, ECONNRESET, ENOTFOUND, answers cut off, keep-alive agent
const http = require('node:http');
const { PassThrough, Readable } = require('node:stream');
const superagent = require('superagent');
const { peer, bye, report, told, masked, host, bytes, sha256, lookup } = require('./lib/meet.cjs');

async function main() {
  const url = await peer();
  const brief = ({ status, type, charset, body, text }) => [status, type, charset, body, text?.length];

  await report('json', superagent.get(`${url}/json`), brief);
  await report(
    'text',
    superagent.get(`${url}/hello`).buffer(true),
    ({ text, headers, get, ok, redirects }) => [text, headers['content-length'], typeof get, ok, redirects],
  );
  await report(
    'query',
    superagent
      .get(`${url}/echo`)
      .query({ q: 'ä b', list: [1, 2] })
      .query('more=1')
      .sortQuery(),
    brief,
  );
  await report('head', superagent.head(`${url}/hello`), ({ status, headers }) => [
    status,
    headers['content-length'],
  ]);
  await report(
    'post json',
    superagent
      .post(`${url}/echo`)
      .set('X-Mine', 'yes')
      .accept('json')
      .send({ a: 'ü' })
      .send({ b: [1] }),
    brief,
  );
  await report(
    'post form',
    superagent
      .post(`${url}/echo`)
      .type('form')
      .send({ a: 1 })
      .send({ b: 'two words', list: ['x', 'y'] }),
    brief,
  );
  await report('post text', superagent.post(`${url}/echo`).type('text/plain').send('plain'), brief);
  await report(
    'put buffer',
    superagent.put(`${url}/echo`).type('application/octet-stream').send(Buffer.from('bytes')),
    brief,
  );
  await report('patch', superagent.patch(`${url}/echo`).send({ patch: true }), brief);
  await report('delete', superagent.delete(`${url}/echo`), brief);
  await report(
    'long body',
    superagent.post(`${url}/echo?long`).type('bin').send(bytes(200_000)),
    ({ status }) => status,
  );
  await report('basic auth', superagent.get(`${url}/authorization`).auth('me', 'secret'), ({ body }) => body);
  await report(
    'bearer',
    superagent.get(`${url}/authorization`).auth('token', { type: 'bearer' }),
    ({ body }) => body,
  );
  await report('no content', superagent.get(`${url}/empty`), ({ status, noContent, body }) => [
    status,
    noContent,
    body,
  ]);
  await report(
    'callback',
    new Promise((resolve, reject) => {
      superagent
        .get(`${url}/json`)
        .end((error, response) => (error ? reject(error) : resolve(response.body.list)));
    }),
  );

  await report(
    'multipart',
    superagent
      .post(`${url}/echo`)
      .field('text', 'grüße')
      .field({ more: 1 })
      .attach('file', Buffer.from('content of a file'), { filename: 'a.txt', contentType: 'text/plain' }),
    ({ body }) => body.type,
  );
  const seen = [];
  await report(
    'progress',
    superagent
      .post(`${url}/echo`)
      .attach('file', bytes(150_000), 'long.bin')
      .on('progress', ({ direction, loaded }) => seen.push([direction, loaded])),
    ({ status }) => status,
  );
  console.log(
    seen.some(([direction]) => direction === 'upload'),
    seen.some(([direction]) => direction === 'download'),
  );

  for (const packed of ['gzip', 'deflate']) {
    await report(packed, superagent.get(`${url}/packed/${packed}`), ({ body }) => [
      body.packed,
      body.filler.length,
    ]);
  }
  await report('gzip that is none', superagent.get(`${url}/packed-badly`));
  const down = new PassThrough();
  superagent.get(`${url}/much`).pipe(down);
  console.log('stream down', sha256(Buffer.concat(await down.toArray())));
  const up = superagent.post(`${url}/echo`).type('text/plain');
  const uploaded = new Promise((resolve) =>
    up.on('response', ({ status, body }) => resolve([status, body.body])),
  );
  Readable.from(['one ', 'two']).pipe(up);
  console.log('stream up', await uploaded);
  await report('buffer', superagent.get(`${url}/much`).responseType('blob'), ({ body }) => [
    Buffer.isBuffer(body),
    sha256(body),
  ]);
  await report(
    'parser',
    superagent
      .get(`${url}/hello`)
      .buffer(true)
      .parse((response, done) => {
        let text = '';
        response.on('data', (part) => {
          text += part;
        });
        response.on('end', () => done(null, text.toUpperCase()));
      }),
    ({ body }) => body,
  );

  for (const status of [400, 404, 500]) {
    await superagent
      .get(`${url}/status/${status}`)
      .catch((error) =>
        console.log(
          told(error),
          error.status,
          error.response.body,
          error.response.clientError,
          error.response.serverError,
          error.response.error.path,
        ),
      );
  }
  await report(
    '404 is fine',
    superagent.get(`${url}/status/404`).ok(({ status }) => status < 500),
    brief,
  );
  // The message is the engine's own.
  await superagent
    .get(`${url}/not-json`)
    .catch(({ name, statusCode, rawResponse }) =>
      console.log('JSON that is none', name, statusCode, rawResponse),
    );

  for (const code of [301, 302, 303, 307, 308]) {
    await report(
      `get ${code}`,
      superagent.get(`${url}/redirect/${code}?to=/hello`).buffer(true),
      ({ status, text, redirects }) => [status, text, redirects.map(masked)],
    );
    await report(
      `post ${code}`,
      superagent.post(`${url}/redirect/${code}?to=/echo`).send({ a: 1 }),
      ({ status, body }) => [status, body],
    );
  }
  await report('too many', superagent.get(`${url}/loop/0`).redirects(3));
  await report(
    'not followed',
    superagent
      .get(`${url}/redirect/302?to=/hello`)
      .redirects(0)
      .ok(() => true),
    ({ status, headers }) => [status, headers.location],
  );
  const elsewhere = new http.Agent({ lookup });
  await report(
    'same host keeps auth',
    superagent
      .get(`${url}/redirect/302?to=/authorization`)
      .set('Authorization', 'Bearer x')
      .set('Cookie', 'a=1'),
    ({ body }) => body,
  );
  await report(
    'other host gets none',
    superagent.get(`${url}/cross`).agent(elsewhere).set('Authorization', 'Bearer x').set('Cookie', 'a=1'),
    ({ body }) => body,
  );

  const client = superagent.agent().set('X-Agent', 'all requests');
  await report('cookies come', client.get(`${url}/cookies`), ({ body, headers }) => [
    body,
    headers['set-cookie'].length,
  ]);
  await report('cookies go', client.get(`${url}/authorization`), ({ body }) => body);

  let retries = 0;
  await report(
    'retried',
    superagent.get(`${url}/flaky/2`).retry(2, (error, response) => {
      retries += 1;
      return response?.status === 503;
    }),
    ({ body }) => [body, retries],
  );
  await report(
    'retried in vain',
    superagent
      .get(`${url}/status/503`)
      .retry(1)
      .catch((error) =>
        Promise.reject(Object.assign(error, { message: `${error.message}, ${error.retries}` })),
      ),
  );
  await report(
    'time-out of a response',
    superagent
      .get(`${url}/silence`)
      .timeout({ response: 1000 })
      .catch((error) => {
        console.log(error.timeout, error.errno);
        throw error;
      }),
  );
  await report('time-out', superagent.get(`${url}/stall`).timeout({ deadline: 1500 }));
  const aborted = superagent.get(`${url}/silence`);
  aborted.on('abort', () => console.log('abort event'));
  setTimeout(() => aborted.abort(), 800);
  await report('aborted', aborted);

  for (const path of ['reset', 'hang-up', 'cut-off', 'garbage'])
    await report(path, superagent.get(`${url}/${path}`).buffer(true), brief);
  await report('refused', superagent.get(`http://${host}:1/`));
  await report('not found', superagent.get('http://nobody.invalid/'));
  await report('too long', superagent.get(`${url}/much`).maxResponseSize(1000));

  const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
  const plugin = (request) =>
    request
      .agent(agent)
      .set('X-Plugin', 'used')
      .on('request', ({ method }) => console.log('plugin saw', method));
  const ask = (make) => make.use(plugin).then(({ body }) => body);
  const first = await ask(superagent.get(`${url}/connection`));
  const same = ({ connection, request }) => [connection - first.connection, request];
  await report('again', ask(superagent.get(`${url}/connection`)), same);
  await report('after a post', ask(superagent.post(`${url}/connection`).send({})), same);
  agent.destroy();
  await bye();
}
main();

'use strict';
// node-fetch 2, the one that CommonJS programs use: bodies of each kind, streams of Node's own, redirects, abort, errors.
// package: node-fetch
// tried: GET, HEAD, POST, PUT, DELETE, JSON, urlencoded form, stream upload, stream download, gzip, deflate, redirects, too many redirects, cross-host redirects, time-out, abort, size limit, ECONNREFUSED, ECONNRESET, ENOTFOUND, answers cut off, keep-alive agent, cookies, JSON that is none
const http = require('node:http');
const { Readable } = require('node:stream');
const fetch = require('node-fetch-2');
const { peer, bye, report, masked, host, bytes, sha256, lookup } = require('./lib/meet.cjs');

const { Headers, Request, Response, FetchError, AbortError } = fetch;

async function main() {
  const url = await peer();
  const json = (response) => response.json();
  const text = (response) => response.text();
  const ended = async (response) => [
    response.status,
    response.redirected,
    masked(response.url),
    await response.text(),
  ];

  await report('json', fetch(`${url}/json`).then(json));
  await report('text', fetch(`${url}/hello`).then(text));
  const answer = await fetch(`${url}/cookies`, { headers: { Cookie: 'a=b' } });
  console.log(
    answer.ok,
    answer.status,
    answer.statusText,
    answer.headers.get('Set-Cookie'),
    answer.headers.raw()['set-cookie'],
    await answer.json(),
    answer.bodyUsed,
  );
  await report('read twice', answer.text());
  await report(
    'buffer',
    fetch(`${url}/hello`).then((response) => response.buffer()),
  );
  await report(
    'arrayBuffer',
    fetch(`${url}/hello`).then((response) => response.arrayBuffer()),
  );
  await report(
    'blob',
    fetch(`${url}/hello`)
      .then((response) => response.blob())
      .then(({ size, type }) => [size, type]),
  );
  await report('head', fetch(`${url}/hello`, { method: 'HEAD' }), ({ status, headers }) => [
    status,
    headers.get('content-length'),
  ]);

  await report(
    'post json',
    fetch(`${url}/echo`, {
      method: 'POST',
      body: JSON.stringify({ a: 'ü' }),
      headers: { 'Content-Type': 'application/json' },
    }).then(json),
  );
  await report(
    'post form',
    fetch(`${url}/echo`, { method: 'POST', body: new URLSearchParams({ a: '1', b: 'two words' }) }).then(
      json,
    ),
  );
  await report('post text', fetch(`${url}/echo`, { method: 'POST', body: 'plain' }).then(json));
  await report('put buffer', fetch(`${url}/echo`, { method: 'PUT', body: Buffer.from('bytes') }).then(json));
  await report(
    'put view',
    fetch(`${url}/echo`, {
      method: 'PUT',
      body: new Uint8Array(Buffer.from('..view..')).subarray(2, 6),
    }).then(json),
  );
  await report('delete', fetch(`${url}/echo`, { method: 'DELETE' }).then(json));
  await report(
    'stream up',
    fetch(`${url}/echo`, { method: 'POST', body: Readable.from(['one ', 'two']) }).then(json),
  );
  const long = bytes(200_000);
  await report(
    'long body',
    fetch(`${url}/echo?long`, { method: 'POST', body: long }).then(({ status }) => status),
  );

  const { body } = await fetch(`${url}/much`);
  const parts = [];
  for await (const part of body) parts.push(part);
  console.log('stream down', sha256(Buffer.concat(parts)));
  const copied = await fetch(`${url}/json`);
  const copy = copied.clone();
  console.log(
    'clone',
    (await Promise.all([copied.json(), copy.text()])).map((value) => JSON.stringify(value).length),
  );

  for (const packed of ['gzip', 'deflate', 'raw']) {
    await report(packed, fetch(`${url}/packed/${packed}`).then(json), (value) => [
      value.packed,
      value.filler.length,
    ]);
  }
  await report(
    'gzip as it is',
    fetch(`${url}/packed/gzip`, { compress: false }).then((response) => response.buffer()),
    (bytesOf) => bytesOf.subarray(0, 2),
  );
  await report('gzip that is none', fetch(`${url}/packed-badly`).then(text));
  await report('404', fetch(`${url}/status/404`), ({ ok, status, statusText }) => [ok, status, statusText]);
  await report(
    'JSON that is none',
    fetch(`${url}/not-json`)
      .then(json)
      .catch(({ name, type }) => [name, type]),
  );

  for (const code of [301, 302, 303, 307, 308]) {
    await report(`get ${code}`, fetch(`${url}/redirect/${code}?to=/hello`).then(ended));
    await report(
      `post ${code}`,
      fetch(`${url}/redirect/${code}?to=/echo`, { method: 'POST', body: 'a' }).then(json),
    );
  }
  await report('too many', fetch(`${url}/loop/0`, { follow: 3 }));
  await report(
    'manual',
    fetch(`${url}/redirect/302?to=/hello`, { redirect: 'manual' }),
    ({ status, headers }) => [status, masked(headers.get('location'))],
  );
  await report('error', fetch(`${url}/redirect/302?to=/hello`, { redirect: 'error' }));
  const elsewhere = new http.Agent({ lookup });
  await report(
    'same host keeps auth',
    fetch(`${url}/redirect/302?to=/authorization`, {
      headers: { Authorization: 'Bearer x', Cookie: 'a=1' },
    }).then(text),
  );
  await report(
    'other host gets none',
    fetch(`${url}/cross`, { headers: { Authorization: 'Bearer x', Cookie: 'a=1' }, agent: elsewhere }).then(
      text,
    ),
  );

  await report('time-out', fetch(`${url}/silence`, { timeout: 1000 }));
  await report('time-out of a body', fetch(`${url}/stall`, { timeout: 1500 }).then(text));
  const controller = new AbortController();
  setTimeout(() => controller.abort(), 800);
  await report(
    'aborted',
    fetch(`${url}/silence`, { signal: controller.signal }).catch((error) => {
      console.log(error instanceof AbortError, error.type);
      throw error;
    }),
  );
  const late = new AbortController();
  const stalled = await fetch(`${url}/stall`, { signal: late.signal });
  setTimeout(() => late.abort(), 50);
  await report('aborted body', stalled.text());
  await report('too long', fetch(`${url}/much`, { size: 1000 }).then(text));

  for (const path of ['reset', 'hang-up', 'cut-short', 'garbage']) {
    await report(
      path,
      fetch(`${url}/${path}`)
        .then(text)
        .catch((error) => {
          console.log(error instanceof FetchError, error.type, error.errno);
          throw error;
        }),
    );
  }
  await report('refused', fetch(`http://${host}:1/`));
  await report('not found', fetch('http://nobody.invalid/'));
  await report('no such protocol', fetch('gopher://somewhere/'));
  await report('relative', fetch('/relative'));

  const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
  const ask = (path, options) => fetch(url + path, { agent, ...options }).then(json);
  const first = await ask('/connection');
  const same = ({ connection, request }) => [connection - first.connection, request];
  await report('again', ask('/connection'), same);
  await report('after a post', ask('/connection', { method: 'POST', body: 'x' }), same);
  await report('three at once', Promise.all([1, 2, 3].map(() => ask('/connection').then(same))));
  agent.destroy();

  const request = new Request(`${url}/echo`, {
    method: 'POST',
    body: 'of a Request',
    headers: new Headers([
      ['X-A', '1'],
      ['x-a', '2'],
    ]),
  });
  console.log(
    request.method,
    request.headers.get('x-a'),
    [...request.headers.keys()],
    new Response('x', { status: 201 }).status,
    fetch.isRedirect(302),
  );
  await report('Request', fetch(request).then(json));
  await bye();
}
main();

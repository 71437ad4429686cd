// node-fetch 3: the same functions as ES modules, with FormData and Blob of its own, bodies that are streams of Node,
// and redirects that keep what is private.
// package: node-fetch
// tried: GET, HEAD, POST, PUT, DELETE, JSON, urlencoded form, multipart, stream upload, stream download, gzip, deflate, redirects, too many redirects, cross-host redirects, abort, size limit, ECONNREFUSED, ECONNRESET, ENOTFOUND, answers cut off, keep-alive agent, cookies, JSON that is none
import http from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import fetch, {
  AbortError,
  Blob,
  FetchError,
  File,
  FormData,
  Headers,
  Request,
  Response,
  isRedirect,
} from 'node-fetch';
import meet from './lib/meet.cjs';

const { peer, bye, report, masked, host, bytes, sha256, lookup } = meet;
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
const answer = await fetch(`${url}/cookies`, { headers: { Cookie: 'a=b' } });
console.log(
  answer.ok,
  answer.status,
  answer.statusText,
  answer.type,
  answer.headers.get('Set-Cookie'),
  answer.headers.raw()['set-cookie'],
  await answer.json(),
  answer.bodyUsed,
);
await report('read twice', answer.text());
await report(
  'arrayBuffer',
  fetch(`${url}/hello`).then((response) => response.arrayBuffer()),
  ({ byteLength }) => byteLength,
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
  fetch(`${url}/echo`, { method: 'POST', body: new URLSearchParams({ a: '1', b: 'two words' }) }).then(json),
);
await report('post text', fetch(`${url}/echo`, { method: 'POST', body: 'plain' }).then(json));
await report('put buffer', fetch(`${url}/echo`, { method: 'PUT', body: Buffer.from('bytes') }).then(json));
await report('delete', fetch(`${url}/echo`, { method: 'DELETE' }).then(json));
await report(
  'blob up',
  fetch(`${url}/echo`, { method: 'POST', body: new Blob(['a ', 'blob'], { type: 'text/x-blob' }) }).then(
    json,
  ),
);
const form = new FormData();
form.append('text', 'grüße');
form.append('file', new File(['content'], 'a.txt', { type: 'text/plain' }));
await report(
  'multipart',
  fetch(`${url}/echo`, { method: 'POST', body: form }).then(json),
  ({ type }) => type,
);
const global = new globalThis.FormData();
global.append('a', '1');
await report(
  "the global's FormData",
  fetch(`${url}/echo`, { method: 'POST', body: global }).then(json),
  ({ type }) => type,
);
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
await pipeline(body, async (source) => {
  for await (const part of source) parts.push(part);
});
console.log('stream down', sha256(Buffer.concat(parts)));
const copied = await fetch(`${url}/json`);
const copy = copied.clone();
console.log(
  'clone',
  (await Promise.all([copied.json(), copy.text()])).map((value) => JSON.stringify(value).length),
);
await report(
  'form comes back',
  new Response(form).formData().then((back) => [...back.keys()]),
);
await report(
  'form from a query',
  new Response(new URLSearchParams('a=1&b=2')).formData().then((back) => [...back.entries()]),
);

for (const packed of ['gzip', 'deflate', 'raw']) {
  await report(packed, fetch(`${url}/packed/${packed}`).then(json), (value) => [
    value.packed,
    value.filler.length,
  ]);
}
await report(
  'gzip as it is',
  fetch(`${url}/packed/gzip`, { compress: false }).then((response) => response.arrayBuffer()),
  (made) => Buffer.from(made).subarray(0, 2),
);
await report('gzip that is none', fetch(`${url}/packed-badly`).then(text));
await report('404', fetch(`${url}/status/404`), ({ ok, status, statusText }) => [ok, status, statusText]);
// The message is the engine's own.
await report(
  'JSON that is none',
  fetch(`${url}/not-json`)
    .then(json)
    .catch(({ name }) => name),
);

for (const code of [301, 302, 303, 307, 308]) {
  await report(`get ${code}`, fetch(`${url}/redirect/${code}?to=/hello`).then(ended));
  await report(
    `post ${code}`,
    fetch(`${url}/redirect/${code}?to=/echo`, { method: 'POST', body: 'a' }).then(json),
  );
}
await report(
  'stream cannot go twice',
  fetch(`${url}/redirect/307?to=/echo`, { method: 'POST', body: Readable.from(['a']) }),
);
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

const controller = new AbortController();
setTimeout(() => controller.abort(), 800);
await report(
  'aborted',
  fetch(`${url}/silence`, { signal: controller.signal }).catch((error) => {
    console.log(error instanceof AbortError, error.type);
    throw error;
  }),
);
await report('aborted before', fetch(`${url}/silence`, { signal: AbortSignal.abort() }));
await report('time-out', fetch(`${url}/silence`, { signal: AbortSignal.timeout(800) }));
const late = new AbortController();
const stalled = await fetch(`${url}/stall`, { signal: late.signal });
setTimeout(() => late.abort(), 50);
await report('aborted body', stalled.text());
await report('too long', fetch(`${url}/much`, { size: 1000 }).then(text));

for (const path of ['reset', 'hang-up', 'cut-off', 'garbage']) {
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
await report('data', fetch('data:text/plain;base64,aGVsbG8=').then(text));

const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
const ask = (path, options) => fetch(url + path, { agent: () => agent, ...options }).then(json);
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
  referrer: `${url}/from`,
});
console.log(
  request.method,
  request.headers.get('x-a'),
  [...request.headers.keys()],
  Response.json({ a: 1 }).headers.get('content-type'),
  isRedirect(302),
);
await report('Request', fetch(request).then(json));
await bye();

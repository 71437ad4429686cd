'use strict';
// axios with bodies that are more than a text: streams up and down, forms of several parts, progress, and limits.
// package: axios
// tried: stream upload, stream download, multipart, FormData with Blob, upload progress, download progress, gzip as a stream, size limits, fetch adapter
const { Readable } = require('node:stream');
const { pipeline } = require('node:stream/promises');
const axios = require('axios');
const { peer, bye, report, sha256, bytes } = require('./lib/meet.cjs');

async function collected(stream) {
  const parts = [];
  for await (const part of stream) parts.push(part);
  return Buffer.concat(parts);
}

async function main() {
  const api = axios.create({ baseURL: await peer() });
  const brief = ({ status, data }) => [status, data];

  await report('stream up', api.post('/echo', Readable.from(['one ', 'two ', 'three'])), brief);
  const long = bytes(300_000);
  const seen = [];
  await report(
    'long body',
    api.post('/echo?long', long, {
      onUploadProgress: ({ loaded, total, upload, progress }) => seen.push([loaded, total, upload, progress]),
    }),
    ({ status }) => status,
  );
  console.log(
    'progress ends with',
    seen.at(-1),
    'grows',
    seen.every(([loaded], i) => i === 0 || loaded >= seen[i - 1][0]),
  );
  await report(
    'long stream',
    api.post('/echo?streamed', Readable.from([long.subarray(0, 100_000), long.subarray(100_000)]), {
      headers: { 'Content-Length': long.length },
    }),
    ({ status }) => status,
  );

  const { data, headers } = await api.get('/much', { responseType: 'stream' });
  const much = await collected(data);
  console.log('stream down', headers['transfer-encoding'], much.length, sha256(much));
  const down = [];
  await report(
    'download progress',
    api.get('/much?length', {
      responseType: 'arraybuffer',
      onDownloadProgress: ({ loaded, total, download }) => down.push([loaded, total, download]),
    }),
    (response) => [response.data.length, sha256(response.data)],
  );
  console.log('progress ends with', down.at(-1));
  const packed = await api.get('/packed/gzip', { responseType: 'stream' });
  let length = 0;
  await pipeline(packed.data, async function count(source) {
    for await (const part of source) length += part.length;
  });
  console.log('gzip as a stream', length);
  const early = await api.get('/much', { responseType: 'stream' });
  early.data.destroy();
  await new Promise((resolve) => early.data.once('close', resolve));
  console.log('destroyed', early.data.destroyed);

  await report(
    'postForm',
    api.postForm('/echo', { name: 'value', list: [1, 2], file: Buffer.from('content of a file') }),
    ({ data }) => [data.type],
  );
  const form = new FormData();
  form.append('text', 'grüße');
  form.append('file', new Blob(['blob ', 'content'], { type: 'text/plain' }), 'blob.txt');
  form.append('long', new Blob([long]), 'long.bin');
  await report('FormData', api.post('/echo', form), ({ data }) => [data.type]);
  await report(
    'form as JSON',
    api.post(
      '/echo',
      (() => {
        const made = new FormData();
        made.append('a[b]', '1');
        return made;
      })(),
      { headers: { 'Content-Type': 'application/json' } },
    ),
    brief,
  );
  await report('blob', api.post('/echo', new Blob(['a blob'], { type: 'text/x-blob' })), brief);

  await report('too long an answer', api.get('/much', { maxContentLength: 1000 }));
  await report('too long a body', api.post('/echo', long, { maxBodyLength: 1000 }));
  await report('data URL', axios.get('data:text/plain;base64,aGVsbG8='), ({ data }) => data);

  const fetching = axios.create({ baseURL: api.defaults.baseURL, adapter: 'fetch' });
  await report('fetch: json', fetching.get('/json', { params: { a: 1 } }), brief);
  await report('fetch: post', fetching.post('/echo', { by: 'fetch' }), brief);
  await report('fetch: 404', fetching.get('/status/404'));
  await report('fetch: stream', fetching.get('/much', { responseType: 'stream' }), ({ data }) => [
    data.constructor.name,
    data.locked,
  ]);
  await report('fetch: time-out', fetching.get('/silence', { timeout: 1000 }));
  await bye();
}
main();

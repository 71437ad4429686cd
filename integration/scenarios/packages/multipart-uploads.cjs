'use strict';
// Forms with binary files, by each of the clients that make them with form-data or by themselves; the host takes them
// apart, and gives each file back.
// package: node-fetch, superagent, needle, axios
// tried: multipart upload of binary files, multipart upload of streams, forms of form-data
const { readFileSync, createReadStream } = require('node:fs');
const http = require('node:http');
const path = require('node:path');
const { Readable } = require('node:stream');
const axios = require('axios');
const FormData = require('form-data');
const needle = require('needle');
const fetch = require('node-fetch-2');
const superagent = require('superagent');
const { host, port, peer, bye, report, told, bytes, sha256 } = require('./lib/meet.cjs');

const large = bytes(300_000);
const picture = path.join(__dirname, 'lib/site/picture.png');
const pieces = () =>
  Readable.from([large.subarray(0, 5), large.subarray(5, 100_000), large.subarray(100_000)]);

/** Two files and a field, as form-data has them. */
function form() {
  const all = new FormData();
  all.append('title', 'ünï');
  all.append('large', large, { filename: 'large.bin', contentType: 'application/x-large' });
  all.append('picture', readFileSync(picture), 'picture.png');
  return all;
}

/** What the host has found in a form, and whether its files are those that were sent. */
async function shown(label, sending) {
  await report(label, sending, (parts) => {
    for (const { name, info, size, hash } of parts) console.log(' ', name, info, size, hash.slice(0, 16));
    return `${parts.length} parts`;
  });
}

/** A file of the form that came last, as the host has it. */
function back(url, name) {
  const { promise, resolve, reject } = Promise.withResolvers();
  http
    .get(`${url}/back?${name}`, (response) => {
      const chunks = [];
      response.on('data', (chunk) => chunks.push(chunk));
      response.on('end', () => resolve(Buffer.concat(chunks)));
    })
    .on('error', reject);
  return promise;
}

async function main() {
  const url = await peer();
  const same = async (label, name, expected) => {
    const got = await back(url, name);
    console.log(label, name, 'came back:', got.length, got.equals(expected), sha256(got));
  };

  const all = form();
  console.log(
    all.getLengthSync(),
    all.hasKnownLength(),
    /^multipart\/form-data; boundary=-+\w+$/.test(all.getHeaders()['content-type']),
  );
  await shown(
    'form-data in a buffer',
    (async () => {
      const whole = form();
      const response = await fetch(`${url}/form`, {
        method: 'POST',
        body: whole.getBuffer(),
        headers: whole.getHeaders(),
      });
      return response.json();
    })(),
  );
  await same('buffer', 'large', large);

  const { promise: submitted, resolve, reject } = Promise.withResolvers();
  form().submit({ host, port, path: '/form', method: 'POST' }, (error, response) => {
    if (error) {
      reject(error);
      return;
    }
    let text = '';
    response.setEncoding('utf8');
    response.on('data', (chunk) => (text += chunk));
    response.on('end', () => resolve(JSON.parse(text)));
  });
  await shown('submit', submitted);
  await same('submit', 'picture', readFileSync(picture));

  await shown(
    'node-fetch',
    fetch(`${url}/form`, { method: 'POST', body: form() }).then((response) => response.json()),
  );
  await same('node-fetch', 'large', large);
  const streamed = new FormData();
  streamed.append('picture', createReadStream(picture));
  streamed.append('large', pieces(), { filename: 'pieces.bin', knownLength: large.length });
  await shown(
    'node-fetch, streams',
    fetch(`${url}/form`, { method: 'POST', body: streamed }).then((response) => response.json()),
  );
  await same('node-fetch, streams', 'large', large);

  await shown(
    'axios',
    axios.post(`${url}/form`, form()).then(({ data }) => data),
  );
  await same('axios', 'picture', readFileSync(picture));
  await shown(
    'axios, of an object',
    axios.postForm(`${url}/form`, { list: ['a', 'b'], large }).then(({ data }) => data),
  );

  await shown(
    'superagent',
    superagent
      .post(`${url}/form`)
      .field('title', 'ünï')
      .field({ a: '1', b: 'two' })
      .attach('large', large, { filename: 'large.bin', contentType: 'application/x-large' })
      .attach('picture', picture)
      .then(({ body }) => body),
  );
  await same('superagent', 'picture', readFileSync(picture));
  await shown(
    'superagent, a stream',
    superagent
      .post(`${url}/form`)
      .attach('picture', createReadStream(picture), 'renamed.png')
      .then(({ body }) => body),
  );
  await same('superagent, a stream', 'picture', readFileSync(picture));

  await shown(
    'needle',
    needle(
      'post',
      `${url}/form`,
      {
        title: 'ünï',
        large: { buffer: large, filename: 'large.bin', content_type: 'application/x-large' },
        picture: { file: picture, content_type: 'image/png' },
      },
      { multipart: true },
    ).then(({ body }) => body),
  );
  await same('needle', 'large', large);
  await same('needle', 'picture', readFileSync(picture));

  // A file that is not there.
  const broken = new FormData();
  broken.append('picture', createReadStream(path.join(__dirname, 'lib/site/no-such-picture.png')));
  await new Promise((done) => {
    broken.on('error', (error) => {
      console.log('no such file:', error.code);
      done();
    });
    broken.resume();
  });
  await superagent
    .post(`${url}/form`)
    .attach('picture', path.join(__dirname, 'lib/site/no-such-picture.png'))
    .then(
      () => console.log('superagent sent it'),
      (error) => console.log('superagent:', error.code),
    );
  await bye();
}

main().catch((error) => console.log('failed:', told(error)));

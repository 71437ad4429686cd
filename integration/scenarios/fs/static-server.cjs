// express.static over files that came with the program: types, ranges, conditions, directories, what is not there.
const http = require('node:http');
const path = require('node:path');
const express = require('express');

const app = express();
app.use('/files', express.static(path.join(__dirname, 'public')));
app.get('/download', (request, response) => response.sendFile(path.join(__dirname, 'public/lines.txt')));

function get(port, target, options = {}) {
  return new Promise((resolve, reject) => {
    http
      .request({ port, host: '127.0.0.1', path: target, agent: false, ...options }, (response) => {
        const chunks = [];
        response.on('data', (chunk) => chunks.push(chunk));
        response.on('end', () => resolve({ response, body: Buffer.concat(chunks).toString() }));
      })
      .on('error', reject)
      .end();
  });
}

const server = app.listen(0, '127.0.0.1', async () => {
  const { port } = server.address();
  const show = async (target, options) => {
    const { response, body: whole } = await get(port, target, options);
    // Error pages show a stack.
    const body = response.statusCode < 400 ? whole : '';
    const {
      'content-type': type,
      'content-length': length,
      'content-range': range,
      location,
    } = response.headers;
    console.log(
      target,
      response.statusCode,
      type,
      response.statusCode < 400 && length,
      range,
      location,
      body.length,
      JSON.stringify(body.slice(0, 30)),
    );
    return response;
  };
  const { headers } = await show('/files/style.css');
  await show('/files/');
  await show('/files/pages');
  await show('/files/pages/one.html');
  await show('/files/lines.txt', { headers: { range: 'bytes=10-29' } });
  await show('/files/lines.txt', { headers: { range: 'bytes=-5' } });
  await show('/files/lines.txt', { headers: { range: 'bytes=900000-' } });
  await show('/files/style.css', { method: 'HEAD' });
  await show('/files/style.css', { headers: { 'if-none-match': headers.etag } });
  await show('/files/style.css', { headers: { 'if-modified-since': headers['last-modified'] } });
  await show('/files/none');
  await show('/files/../bundled.cjs');
  await show('/download');
  server.close();
});

'use strict';
// Messages as async iterators and with pipeline.
// covers: http.createServer, http.request, http.Server#listen, http.Server#listening, http.Server#asyncDispose
const http = require('node:http');
const { once } = require('node:events');
const { pipeline } = require('node:stream/promises');
const { Readable, finished } = require('node:stream');

const server = http.createServer(async (req, res) => {
  let body = '';
  for await (const part of req) body += part;
  finished(res, (error) => console.log('finished', error ? error.code : 'ok'));
  await pipeline(Readable.from(['got ', body]), res);
  console.log('piped');
});
server.listen(0, '127.0.0.1', async () => {
  const req = http.request({ host: '127.0.0.1', port: server.address().port, method: 'POST', agent: false });
  await pipeline(Readable.from(['a', 'b', 'c']), req);
  const [res] = await once(req, 'response');
  res.setEncoding('utf8');
  let text = '';
  for await (const part of res) text += part;
  console.log(text, res.complete);
  await server[Symbol.asyncDispose]();
  console.log('closed', server.listening);
});

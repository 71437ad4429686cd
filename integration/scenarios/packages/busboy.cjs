'use strict';
// Forms with files, as busboy takes them apart: fields, binary files that stream, names in all their spellings, limits, and
// what is not a form.
// package: busboy
// tried: multipart fields and files, binary upload, hash of a streamed file, file names and paths, charsets of fields, urlencoded forms, limits of files, fields, sizes and parts, truncated files, missing boundary, unexpected end, unsupported type, aborted upload, chunked upload, dropped files
// @peer after: listening
const { createHash } = require('node:crypto');
const http = require('node:http');
const busboy = require('busboy');

const options = {
  '/form': {},
  '/paths': { preservePath: true, defParamCharset: 'utf8' },
  '/limited': { limits: { fieldNameSize: 8, fieldSize: 10, fields: 2, fileSize: 1000, files: 1, parts: 5 } },
};

const server = http.createServer((req, res) => {
  if (req.url === '/stop') {
    res.setHeader('Connection', 'close');
    res.end('bye');
    server.close(() => console.log('closed'));
    return;
  }
  const seen = [];
  let form;
  try {
    form = busboy({ headers: req.headers, ...options[req.url] });
  } catch (error) {
    res.writeHead(415, { connection: 'close' }).end(error.message);
    return;
  }
  form.on('field', (name, value, { nameTruncated, valueTruncated, encoding, mimeType }) =>
    seen.push({ field: name, value, nameTruncated, valueTruncated, encoding, mimeType }),
  );
  form.on('file', (name, stream, { filename, encoding, mimeType }) => {
    const entry = { file: name, filename, encoding, mimeType, size: 0 };
    seen.push(entry);
    if (mimeType === 'application/x-dropped') {
      entry.dropped = true;
      stream.resume();
      return;
    }
    const hash = createHash('sha256');
    stream.on('data', (chunk) => {
      entry.size += chunk.length;
      hash.update(chunk);
    });
    stream.on('limit', () => {
      entry.limit = true;
    });
    stream.on('error', (error) => console.log('file error:', name, error.message));
    stream.on('close', () => {
      entry.truncated = stream.truncated;
      entry.hash = hash.digest('hex').slice(0, 16);
    });
  });
  for (const event of ['partsLimit', 'filesLimit', 'fieldsLimit']) form.on(event, () => seen.push(event));
  form.on('error', (error) => {
    console.log('form error:', error.message);
    if (!res.headersSent) res.writeHead(400, { connection: 'close' }).end(error.message);
  });
  form.on('close', () => {
    if (!res.headersSent) res.end(seen.map((entry) => JSON.stringify(entry)).join('\n'));
  });
  req.on('aborted', () => {
    console.log('aborted');
    form.destroy(new Error('the request was broken off'));
  });
  req.pipe(form);
});
server.listen(Number(process.env.SCENARIO_PORT), () => console.log('listening'));

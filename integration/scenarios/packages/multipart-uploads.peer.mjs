// Takes forms apart, answers what was in them as JSON, and gives the files of the last one back.
import { createHash } from 'node:crypto';
import http from 'node:http';
import busboy from 'busboy';

let files = new Map();

function take(req, res) {
  const parts = [];
  files = new Map();
  const { 'content-length': length, 'transfer-encoding': coding } = req.headers;
  const parser = busboy({ headers: req.headers, defParamCharset: 'utf8' });
  const note = (name, info, bytes) => {
    files.set(name, bytes);
    parts.push({ name, info, size: bytes.length, hash: createHash('sha256').update(bytes).digest('hex') });
  };
  parser.on('field', (name, value, { mimeType }) => note(name, mimeType, Buffer.from(value)));
  parser.on('file', (name, stream, { filename, mimeType }) => {
    const chunks = [];
    stream.on('data', (chunk) => chunks.push(chunk));
    stream.on('end', () => note(name, `${filename} ${mimeType}`, Buffer.concat(chunks)));
  });
  parser.on('close', () => {
    console.log(length === undefined ? coding : 'with its length', parts.map(({ name }) => name).join(' '));
    res.setHeader('Content-Type', 'application/json');
    res.end(JSON.stringify(parts));
  });
  parser.on('error', (error) => {
    console.log(error.message);
    res.writeHead(400).end();
  });
  req.on('error', () => {});
  req.pipe(parser);
}

const server = http.createServer((req, res) => {
  if (req.url === '/bye') {
    res.setHeader('Connection', 'close');
    res.end('bye');
    server.close();
    server.closeIdleConnections();
  } else if (req.url.startsWith('/back?')) {
    res.end(files.get(req.url.slice('/back?'.length)));
  } else {
    take(req, res);
  }
});
// A machine that computes digests of what it got leaves its connections alone for seconds.
server.keepAliveTimeout = 60_000;
server.listen(Number(process.env.PEER_PORT), '127.0.0.1');

'use strict';
// Files that came with the program, served by serve-static: whole, in parts, when they have changed, and not at all.
// package: serve-static
// tried: content types, index files, directory redirects, extensions, dotfiles, first and last ranges, several ranges, ranges that cannot be had, If-Range, conditional GET by ETag and date, cache headers, setHeaders, fallthrough and errors, HEAD, wrong methods, path traversal, NUL bytes, malformed addresses, spaces in names, binary files, mounted below a path, aborted download, keep-alive
// @peer after: listening
const http = require('node:http');
const path = require('node:path');
const serveStatic = require('serve-static');

const root = path.join(__dirname, 'lib', 'site');
const site = serveStatic(root, { extensions: ['html', 'htm'] });
const strict = serveStatic(root, { fallthrough: false, index: false, redirect: false, dotfiles: 'deny' });
const open = serveStatic(root, {
  dotfiles: 'allow',
  maxAge: '1d',
  immutable: true,
  index: ['default.html', 'index.html'],
  setHeaders(res, file, stat) {
    res.setHeader('X-File', `${path.relative(root, file)} ${stat.size} ${stat.isFile()}`);
  },
});
const bare = serveStatic(root, {
  acceptRanges: false,
  cacheControl: false,
  etag: false,
  lastModified: false,
});

function last(req, res) {
  return (error) => {
    if (error) console.log('error:', error.status, error.code, error.message.replaceAll(root, ''));
    res.statusCode = error ? (error.status ?? 500) : 404;
    res.end(error ? `error ${error.status}` : `no ${req.method} of ${req.url}`);
  };
}

const brokenOff = new Set();
const server = http.createServer((req, res) => {
  const mounted = /^\/(strict|open|bare)(?=\/|$)/.exec(req.url);
  if (req.url === '/stop') {
    res.setHeader('Connection', 'close');
    res.end('bye');
    server.close(() => console.log('broken off:', brokenOff));
    return;
  }
  res.on('close', () => {
    if (!res.writableFinished) brokenOff.add(req.url);
  });
  if (mounted === null) {
    site(req, res, last(req, res));
    return;
  }
  // As express mounts middleware.
  req.originalUrl = req.url;
  req.url = req.url.slice(mounted[0].length) || '/';
  ({ strict, open, bare })[mounted[1]](req, res, last(req, res));
});
server.listen(Number(process.env.SCENARIO_PORT), () => console.log('listening'));

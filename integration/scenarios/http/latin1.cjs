'use strict';
// Header values beyond ASCII, with a text and with a binary body.
// covers: http.ServerResponse#end, http.ServerResponse#setHeader, http.ServerResponse#write
// covers: http.IncomingMessage#headers
const { attempt, exchange, get, keep } = require('./lib/raw.cjs');

(async () => {
  await exchange('text', {
    handler: (_, res) => {
      res.setHeader('X-Y', '\u00e9');
      res.end('abc');
    },
    send: get(),
  });
  await exchange('binary', {
    handler: (_, res) => {
      res.setHeader('X-Y', '\u00e9');
      res.end(Buffer.from('abc'));
    },
    send: get(),
  });
  await exchange('none', {
    handler: (_, res) => {
      res.setHeader('X-Y', '\u00e9');
      res.end();
    },
    send: get(),
  });
  await exchange('disposition, text', {
    handler: (_, res) => {
      res.setHeader('Content-Disposition', 'attachment; filename="\u00e9"');
      res.end('abc');
    },
    send: get(),
  });
  await exchange('disposition, binary', {
    handler: (_, res) => {
      res.setHeader('Content-Disposition', ['attachment; filename="\u00e9"']);
      res.end(Buffer.from('abc'));
    },
    send: get(),
  });
  await exchange('disposition, chunked', {
    handler: (_, res) => {
      res.setHeader('Content-Disposition', 'attachment; filename="\u00e9"');
      res.write('abc');
      res.end();
    },
    send: get(),
  });
  await exchange('received', {
    handler: (req, res) => {
      console.log(JSON.stringify(req.headers['x-y']));
      res.end();
    },
    send: get('/', ['X-Y: \u00e9\u00ff']),
  });
})();

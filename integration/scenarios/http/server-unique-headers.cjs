'use strict';
// uniqueHeaders: a list of values goes out as one line, joined by a semicolon.
// covers: http.Server:option:uniqueHeaders, http.ServerResponse#end, http.ServerResponse#getHeader
// covers: http.ServerResponse#setHeader, http.ServerResponse#writeHead
const { attempt, exchange, get } = require('./lib/raw.cjs');

(async () => {
  await exchange('joined', {
    options: { uniqueHeaders: ['x-list', 'Link'] },
    handler: (req, res) => {
      res.setHeader('X-List', ['1', '2']);
      res.setHeader('link', ['</a>', '</b>']);
      res.setHeader('X-Other', ['3', '4']);
      console.log(res.getHeader('x-list'));
      res.end();
    },
    send: get(),
  });
  await exchange('by writeHead', {
    options: { uniqueHeaders: ['x-list'] },
    handler: (req, res) => res.writeHead(200, { 'X-LIST': ['1', '2'], 'x-other': ['3', '4'] }).end(),
    send: get(),
  });
  attempt('no list', () => require('node:http').createServer({ uniqueHeaders: 'x' }));
})();

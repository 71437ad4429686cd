'use strict';
// The forms of writeHead.
// covers: http.ServerResponse#appendHeader, http.ServerResponse#end, http.ServerResponse#removeHeader
// covers: http.ServerResponse#setHeader, http.ServerResponse#writeHead, http.ServerResponse#statusMessage
// covers: error:ERR_HTTP_HEADERS_SENT, error:ERR_HTTP_INVALID_HEADER_VALUE, error:ERR_HTTP_INVALID_STATUS_CODE
// covers: error:ERR_INVALID_CHAR, error:ERR_INVALID_HTTP_TOKEN
const { attempt, exchange, get, keep } = require('./lib/raw.cjs');

(async () => {
  const run = (label, act) =>
    exchange(label, {
      handler: (_, res) => {
        act(res);
        res.end();
      },
      send: get(),
    });
  await run('code', (res) => res.writeHead(201));
  await run('message', (res) => res.writeHead(200, 'Fine'));
  await run('object', (res) => res.writeHead(200, { 'X-A': '1', 'x-b': 2 }));
  await run('message and object', (res) => res.writeHead(404, 'Gone Fishing', { 'X-A': ['1', '2'] }));
  await run('flat list', (res) => res.writeHead(200, ['A', '1', 'a', '2', 'B', '3']));
  await run('flat list over set ones', (res) => {
    res.setHeader('A', '0');
    res.setHeader('C', '4');
    res.writeHead(200, ['A', '1', 'a', '2', 'B', '3']);
  });
  await run('pairs', (res) =>
    res.writeHead(200, [
      ['A', '1'],
      ['B', '2'],
    ]),
  );
  await run('object over set ones', (res) => {
    res.setHeader('a', '0');
    res.setHeader('C', '4');
    res.writeHead(200, { A: '1' });
  });
  await run('unknown code', (res) => res.writeHead(599));
  await run('status message', (res) => {
    res.statusMessage = 'Hm';
    res.writeHead(200);
  });
  await run('chained', (res) => console.log(res.writeHead(200) === res));
  await exchange('wrong', {
    handler: (_, res) => {
      for (const code of [99, 1000, 'abc', undefined, -1]) attempt(String(code), () => res.writeHead(code));
      attempt('name', () => res.writeHead(200, { 'a b': '1' }));
      attempt('value', () => res.writeHead(200, { a: '1\r\nb: 2' }));
      attempt('undefined', () => res.writeHead(200, { a: undefined }));
      attempt('message', () => res.writeHead(200, 'a\nb'));
      res.statusMessage = 'OK';
      res.writeHead(200);
      attempt('twice', () => res.writeHead(200));
      attempt('set', () => res.setHeader('a', 'b'));
      attempt('append', () => res.appendHeader('a', 'b'));
      attempt('remove', () => res.removeHeader('a'));
      res.end();
    },
    send: get(),
  });
})();

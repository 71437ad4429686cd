'use strict';
// The header API of outgoing messages.
// covers: http.Server:option:uniqueHeaders, http.ServerResponse#appendHeader, http.ServerResponse#end
// covers: http.ServerResponse#getHeader, http.ServerResponse#getHeaderNames, http.ServerResponse#getHeaders
// covers: http.ServerResponse#getRawHeaderNames, http.ServerResponse#hasHeader
// covers: http.ServerResponse#removeHeader, http.ServerResponse#setHeader, http.ServerResponse#setHeaders
// covers: http.ServerResponse#headersSent, error:ERR_HTTP_INVALID_HEADER_VALUE, error:ERR_INVALID_ARG_TYPE
// covers: error:ERR_INVALID_CHAR, error:ERR_INVALID_HTTP_TOKEN
const { attempt, exchange, get, keep } = require('./lib/raw.cjs');

(async () => {
  await exchange('headers', {
    handler: (_, res) => {
      console.log(res.setHeader('X-One', '1') === res, res.headersSent);
      res.setHeader('x-two', ['a', 'b']);
      res.setHeader('X-Three', 3);
      res.appendHeader('X-One', '1b');
      res.appendHeader('X-Four', ['x', 'y']);
      console.log(
        res.getHeader('x-ONE'),
        res.getHeader('X-Two'),
        res.getHeader('x-three'),
        res.getHeader('none'),
      );
      console.log(res.getHeaderNames(), res.getRawHeaderNames());
      console.log(JSON.stringify(res.getHeaders()), Object.getPrototypeOf(res.getHeaders()));
      console.log(res.hasHeader('X-THREE'), res.hasHeader('x'));
      res.removeHeader('X-THREE');
      res.setHeaders(
        new Map([
          ['M-1', 'a'],
          ['m-2', ['b', 'c']],
        ]),
      );
      res.setHeader('X-Two', 'again');
      res.end();
      console.log(res.headersSent);
    },
    send: get(),
  });
  await exchange('wrong', {
    handler: (_, res) => {
      attempt('no name', () => res.setHeader());
      attempt('no value', () => res.setHeader('a'));
      attempt('bad name', () => res.setHeader('a b', '1'));
      attempt('bad value', () => res.setHeader('a', 'x\n'));
      attempt('bad in list', () => res.setHeader('a', ['x', '\0']));
      attempt('append', () => res.appendHeader('a'));
      attempt('get', () => res.getHeader());
      attempt('has', () => res.hasHeader(1));
      attempt('remove', () => res.removeHeader());
      attempt('setHeaders list', () => res.setHeaders([]));
      attempt('setHeaders object', () => res.setHeaders({ a: 1 }));
      res.end();
    },
    send: get(),
  });
  await exchange('cookies', {
    options: { uniqueHeaders: ['x-list'] },
    handler: (_, res) => {
      res.setHeader('Set-Cookie', ['a=1', 'b=2']);
      res.setHeader('Cookie', ['c=1', 'd=2']);
      res.setHeader('X-List', ['1', '2']);
      res.end();
    },
    send: get(),
  });
})();

'use strict';
// What a request says of its headers, by name in any case, before and after they have gone.
// covers: http.ClientRequest#getHeader, http.ClientRequest#getHeaderNames, http.ClientRequest#getHeaders
// covers: http.ClientRequest#getRawHeaderNames, http.ClientRequest#hasHeader, http.ClientRequest#setHeader
// covers: http.ClientRequest#removeHeader, error:ERR_HTTP_HEADERS_SENT
const http = require('node:http');
const { printed, rawServer, whole, BYE } = require('./lib/wire.cjs');

const attempt = (label, act) => {
  try {
    console.log(label, act());
  } catch (error) {
    console.log(label, error.code, error.message);
  }
};
rawServer(
  (socket, text) => {
    console.log(printed(text));
    socket.end(BYE);
  },
  async (port) => {
    const req = http.request({ host: '127.0.0.1', port, agent: false, headers: { 'X-One': '1' } });
    req.setHeader('X-Two', ['a', 'b']);
    console.log(req.getHeader('x-one'), req.getHeader('X-TWO'), req.getHeader('none'));
    console.log(req.hasHeader('x-ONE'), req.hasHeader('none'));
    console.log(req.getHeaderNames(), req.getRawHeaderNames());
    console.log(Object.keys(req.getHeaders()), Object.getPrototypeOf(req.getHeaders()));
    req.removeHeader('X-ONE');
    attempt('set, not a token', () => req.setHeader('a b', '1'));
    attempt('set, no value', () => req.setHeader('a', undefined));
    attempt('set, a line end', () => req.setHeader('a', '1\n2'));
    attempt('has, no text', () => req.hasHeader(1));
    await whole(req);
    attempt('set', () => req.setHeader('late', '1'));
    attempt('remove', () => req.removeHeader('x-two'));
    console.log(req.getHeaderNames(), req.headersSent);
  },
);

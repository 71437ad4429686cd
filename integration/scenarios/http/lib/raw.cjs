'use strict';
const http = require('node:http');
const net = require('node:net');

/** Bytes as text, one line per line on the wire, the date masked. */
function show(text) {
  const masked = text.replace(/\r\nDate: [^\r]*/g, '\r\nDate: -');
  return masked.replace(/\r\n/g, '\\r\\n\n').replace(/\n$/, '');
}

/**
 * Serves one connection and prints what comes back on it. `send` is one text or several that go out one after another (a function
 * of what has been received says when it is time, and answers the text);
 * `until` is a text that ends what is expected (the client then ends the connection); without it the server has to.
 */
function exchange(label, { options = {}, handler, send, until, setup }) {
  return new Promise((resolve) => {
    const server = http.createServer(options, handler);
    setup?.(server);
    server.listen(0, '127.0.0.1', () => {
      const client = net.connect(server.address().port, '127.0.0.1');
      let received = '';
      client.setEncoding('latin1');
      client.on('data', (text) => {
        received += text;
        if (until !== undefined && received.endsWith(until)) client.end();
      });
      client.on('error', (error) => console.log(label, 'client', error.code));
      client.on('close', () => {
        console.log(`== ${label}`);
        if (received !== '') console.log(show(received));
        server.close(() => resolve());
        server.closeAllConnections();
      });
      const parts = Array.isArray(send) ? send.slice() : [send];
      const next = () => {
        if (parts.length === 0 || client.destroyed) return;
        const part = typeof parts[0] === 'function' ? parts[0](received) : parts[0];
        if (part !== undefined) {
          client.write(part, 'latin1');
          parts.shift();
        }
        setTimeout(next, 10);
      };
      next();
    });
  });
}

/** A request for `target` that asks for the connection to be closed after the answer. */
function get(target = '/', headers = []) {
  return `GET ${target} HTTP/1.1\r\nHost: a\r\n${headers.map((line) => `${line}\r\n`).join('')}Connection: close\r\n\r\n`;
}

/** A request on a connection that stays. */
function keep(target = '/', headers = []) {
  return `GET ${target} HTTP/1.1\r\nHost: a\r\n${headers.map((line) => `${line}\r\n`).join('')}\r\n`;
}

/** What `action` answers or throws. */
function attempt(label, action) {
  try {
    const result = action();
    console.log(label, typeof result === 'object' ? 'ok' : result);
  } catch (error) {
    console.log(label, error.name, error.code, error.message);
  }
}

module.exports = { attempt, exchange, get, keep, show };

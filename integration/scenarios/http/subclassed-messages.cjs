'use strict';
// The options IncomingMessage and ServerResponse, and prototypes swapped per request.
// covers: http.IncomingMessage, http.ServerResponse, http.Server:option:IncomingMessage
// covers: http.Server:option:ServerResponse, http.ServerResponse#end, http.ServerResponse#writeHead
const http = require('node:http');
const { exchange, get } = require('./lib/raw.cjs');

class MyRequest extends http.IncomingMessage {
  get path() {
    return this.url.split('?')[0];
  }
}
class MyResponse extends http.ServerResponse {
  send(text) {
    this.setHeader('X-Sent', 'yes');
    this.end(text);
  }
}
const appResponse = Object.create(http.ServerResponse.prototype, {
  json: {
    value(data) {
      this.setHeader('Content-Type', 'application/json');
      this.end(JSON.stringify(data));
    },
  },
});

(async () => {
  await exchange('options', {
    options: { IncomingMessage: MyRequest, ServerResponse: MyResponse },
    handler: (req, res) => res.send(`${req.path} ${req instanceof MyRequest} ${res instanceof MyResponse}`),
    send: get('/a?b'),
  });
  await exchange('swapped', {
    handler: (req, res) => {
      Object.setPrototypeOf(res, appResponse);
      res.json({ a: 1 });
    },
    send: get(),
  });
  await exchange('wrapped', {
    handler: (req, res) => {
      const { writeHead, end } = res;
      res.writeHead = function wrapped(...args) {
        this.setHeader('X-Wrapped', '1');
        return writeHead.apply(this, args);
      };
      res.end = function wrapped(...args) {
        console.log('end', args.length);
        return end.apply(this, args);
      };
      res.end('x');
    },
    send: get(),
  });
  await exchange('emit', {
    handler: (req, res) => res.end('x'),
    send: get(),
    setup: (server) => {
      const { emit } = server;
      server.emit = function patched(event, ...args) {
        if (event === 'request') console.log('emit', event, args.length);
        return emit.call(this, event, ...args);
      };
    },
  });
})();

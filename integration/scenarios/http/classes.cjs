'use strict';
// Constructors as old packages use them.
// covers: http.Agent, http.ClientRequest, http.IncomingMessage, http.OutgoingMessage, http.Server
// covers: http.ServerResponse, http.ServerResponse#assignSocket, http.ServerResponse#detachSocket
// covers: http.ServerResponse#end, http.ServerResponse#setHeader, http.ServerResponse#sendDate
// covers: http.ServerResponse#socket, http.ServerResponse#statusCode, http.OutgoingMessage#end
// covers: http.OutgoingMessage#socket, error:ERR_HTTP_SOCKET_ASSIGNED
const http = require('node:http');
const util = require('node:util');
const { EventEmitter } = require('node:events');
const stream = require('node:stream');

function OldResponse(req) {
  http.ServerResponse.call(this, req);
  this.mine = true;
}
util.inherits(OldResponse, http.ServerResponse);

const old = new OldResponse({ method: 'GET', httpVersionMajor: 1, httpVersionMinor: 1, headers: {} });
console.log(
  old instanceof http.ServerResponse,
  old instanceof http.OutgoingMessage,
  old.mine,
  old.statusCode,
  old.sendDate,
);
const chunks = [];
const sink = new stream.Writable({
  write(chunk, encoding, callback) {
    chunks.push(chunk);
    callback();
  },
});
old.on('socket', (socket) => console.log('socket', socket === sink));
old.on('finish', () =>
  console.log(
    'finish',
    Buffer.concat(chunks)
      .toString()
      .replace(/Date: .*/, 'Date: -'),
  ),
);
old.assignSocket(sink);
console.log(old.socket === sink, sink._httpMessage === old);
try {
  new http.ServerResponse({ method: 'GET' }).assignSocket(sink);
} catch (error) {
  console.log(error.code);
}
old.setHeader('A', 'b');
old.end('hello');
setImmediate(() => {
  old.detachSocket(sink);
  console.log(old.socket, sink._httpMessage);
});

class NewRequest extends http.IncomingMessage {
  get twice() {
    return this.url + this.url;
  }
}
const request = new NewRequest(null);
request.url = '/x';
console.log(request.twice, request instanceof stream.Readable, request.readable, request.complete);
request.push('body');
request.push(null);
request.on('data', (data) => console.log(String(data)));
request.on('end', () => console.log('end'));

console.log(http.Server() instanceof http.Server, http.Agent() instanceof http.Agent);
console.log(
  Object.getPrototypeOf(http.ServerResponse) === http.OutgoingMessage,
  Object.getPrototypeOf(http.ClientRequest) === http.OutgoingMessage,
);
console.log(
  http.Server.name,
  http.IncomingMessage.name,
  http.ServerResponse.name,
  http.ClientRequest.name,
  http.Agent.name,
  http.OutgoingMessage.name,
);
console.log(
  Object.create(http.ServerResponse.prototype).statusCode,
  http.Server.prototype.constructor === http.Server,
);
console.log(
  http.OutgoingMessage.prototype instanceof stream.Stream,
  http.Agent.prototype instanceof EventEmitter,
);

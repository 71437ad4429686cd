'use strict';
// What the scenarios of sockets print: every event with its arguments and, where wanted, what the socket says of itself.
const net = require('node:net');

const EVENTS = [
  'lookup',
  'connectionAttempt',
  'connectionAttemptFailed',
  'connectionAttemptTimeout',
  'connect',
  'ready',
  'data',
  'end',
  'prefinish',
  'finish',
  'drain',
  'timeout',
  'error',
  'close',
  'pause',
  'resume',
];

/** An argument as text that is the same on each run: ports are P. */
function show(value) {
  if (value instanceof Error) {
    const message = value.message.replace(/:\d{4,5}\b/g, ':P');
    return `${value.name}(${value.code}) "${message}" {${Object.keys(value)}}`;
  }
  if (Buffer.isBuffer(value)) return `<${value.toString('latin1', 0, 20)}, ${value.length}>`;
  if (typeof value === 'number') return value > 1023 ? 'P' : String(value);
  return JSON.stringify(value) ?? String(value);
}

const flag = (name, value) => (value ? name : '');

/** All that a socket says of its own state. */
function stateOf(socket) {
  const flags = [
    flag('pending', socket.pending),
    flag('connecting', socket.connecting),
    flag('destroyed', socket.destroyed),
    flag('closed', socket.closed),
    flag('readable', socket.readable),
    flag('writable', socket.writable),
    flag('readableEnded', socket.readableEnded),
    flag('writableEnded', socket.writableEnded),
    flag('writableFinished', socket.writableFinished),
    flag('errored', socket.errored),
    flag('handle', socket._handle),
  ].filter((name) => name !== '');
  const bytes = `read ${socket.bytesRead} written ${socket.bytesWritten} buffer ${socket.bufferSize}`;
  const queued = `${socket.readableLength}/${socket.writableLength} flowing ${socket.readableFlowing}`;
  const remote = `${socket.remoteAddress} ${socket.remoteFamily} ${typeof socket.remotePort}`;
  return `${socket.readyState} [${flags.join(' ')}] ${bytes} ${queued} to ${remote}`;
}

/** Prints each event of the socket; with `states` also what the socket says of itself then. */
function watch(socket, name, { states = true, events = EVENTS } = {}) {
  for (const event of events) {
    socket.on(event, (...args) => {
      const shown = args.map(show).join(', ');
      console.log(`${name} ${event}(${shown})${states ? ` ${stateOf(socket)}` : ''}`);
    });
  }
  return socket;
}

/** A server on a free port of 127.0.0.1; `then(port, server)` runs when it listens. */
function serve(options, onConnection, then) {
  const server = net.createServer(options, onConnection);
  server.listen(0, '127.0.0.1', () => then(server.address().port, server));
  return server;
}

/** Prints what a call gives or throws. */
function attempt(label, call) {
  try {
    const result = call();
    console.log(label, typeof result === 'object' && result !== null ? result.constructor.name : result);
    return result;
  } catch (error) {
    console.log(label, 'throws', show(error));
    return undefined;
  }
}

module.exports = { attempt, serve, show, stateOf, watch };

'use strict';
const http = require('node:http');
const net = require('node:net');
const { show } = require('./raw.cjs');

/** An answer without a body, after which the connection ends. */
const BYE = 'HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n';
/** An answer after which the connection stays. */
const STAY = 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi';

/** Whether a whole request has come, by what its head says of its body. */
function isWhole(text) {
  const end = text.indexOf('\r\n\r\n');
  if (end === -1) return false;
  const head = text.slice(0, end);
  const length = /^content-length: *(\d+)/im.exec(head);
  if (length) return text.length >= end + 4 + Number(length[1]);
  return /^transfer-encoding: *chunked/im.test(head) ? /\r\n0\r\n(?:[^\r]+\r\n)*\r\n$/.test(text) : true;
}

/** Bytes of a request, one line per line on the wire, with ports of this run masked. */
function printed(text) {
  return show(text.replace(/:\d{4,5}\b/g, ':PORT'));
}

/**
 * A server that knows no HTTP: `answer(socket, text, connection, request)` is called for each whole request, with its
 * bytes and the numbers of its connection and of the request on it, both from 0. `run(port, server)` is awaited, and
 * the server closed after it.
 */
function rawServer(answer, run, isRequest = isWhole) {
  return new Promise((resolve, reject) => {
    let connections = 0;
    const open = new Set();
    const server = net.createServer((socket) => {
      const connection = connections++;
      let requests = 0;
      let text = '';
      open.add(socket);
      socket.on('close', () => open.delete(socket));
      socket.setEncoding('latin1');
      socket.on('error', () => {});
      socket.on('data', (part) => {
        text += part;
        if (!isRequest(text)) return;
        const whole = text;
        text = '';
        answer(socket, whole, connection, requests++);
      });
    });
    server.listen(0, '127.0.0.1', () => {
      Promise.resolve(run(server.address().port, server)).then(() => {
        for (const socket of open) socket.destroy();
        server.close(resolve);
      }, reject);
    });
  });
}

/** One request from its start to 'close'; its answer is read and thrown away. Answers the request. */
function whole(req, act = (each) => each.end()) {
  return new Promise((resolve) => {
    req.on('response', (res) => res.resume());
    req.on('error', (error) => console.log('error', error.code, error.message.replace(/:\d{4,5}$/, ':PORT')));
    req.on('close', () => resolve(req));
    act(req);
  });
}

/**
 * Prints what requests look like on the wire. `each` is [label, make(port, base), act]: `make` answers the request,
 * `act` ends it.
 */
async function printRequests(each, answer = BYE) {
  let received;
  await rawServer(
    (socket, text) => {
      received = text;
      socket.end(answer, 'latin1');
    },
    async (port) => {
      const base = { host: '127.0.0.1', port, agent: false };
      for (const [label, make, act] of each) {
        received = undefined;
        console.log(`== ${label}`);
        try {
          await whole(
            typeof make === 'function' ? make(port, base) : http.request({ ...base, ...make }),
            act,
          );
        } catch (error) {
          console.log('thrown', error.code, error.message);
        }
        console.log(received === undefined ? 'nothing was sent' : printed(received));
      }
    },
  );
}

module.exports = { BYE, STAY, isWhole, printed, printRequests, rawServer, whole };

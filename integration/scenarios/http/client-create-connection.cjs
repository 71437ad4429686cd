'use strict';
// The option createConnection: it answers a socket, or calls back with one or with an error, now or later; without an agent
// the connection is not kept. The first answer counts.
const http = require('node:http');
const net = require('node:net');
const { PassThrough, duplexPair } = require('node:stream');
const { printed, rawServer, whole } = require('./lib/wire.cjs');

rawServer(
  (socket, text) => {
    console.log(printed(text));
    socket.end('HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n');
  },
  async (port) => {
    const connect = () => net.connect(port, '127.0.0.1');
    const ways = {
      answered: () => connect(),
      'called back at once': (options, callback) => void callback(null, connect()),
      'called back later': (options, callback) => void setImmediate(() => callback(null, connect())),
      'called back with undefined for no error': (options, callback) => void callback(undefined, connect()),
      'answered and called back': (options, callback) => {
        const socket = connect();
        callback(null, socket);
        return socket;
      },
      'an error later': (options, callback) => void setImmediate(() => callback(new Error('later'))),
      'an error at once': (options, callback) =>
        void callback(Object.assign(new Error('now'), { code: 'EMINE' })),
      'an error after the socket': (options, callback) => {
        setImmediate(() => callback(new Error('too late')));
        return connect();
      },
      'a socket after the error': (options, callback) => {
        callback(new Error('first'));
        setImmediate(() => callback(null, new PassThrough()));
      },
      thrown: () => {
        throw new TypeError('thrown');
      },
    };
    for (const [label, createConnection] of Object.entries(ways)) {
      console.log(`== ${label}`);
      await new Promise((resolve) => {
        try {
          const req = http.request({ createConnection, port, path: '/p', method: 'POST' });
          req.on('response', (res) => {
            console.log('response', res.statusCode);
            res.resume();
          });
          req.on('socket', () => console.log('socket'));
          req.on('close', () => {
            console.log('close', req.agent);
            setTimeout(resolve, 5);
          });
          req.on('error', (error) => {
            console.log('error', error.code, error.message);
            setTimeout(resolve, 5);
          });
          req.end('body');
        } catch (error) {
          console.log('thrown by request', error.name, error.message);
          resolve();
        }
      });
    }

    console.log('== any stream');
    const [near, far] = duplexPair();
    let text = '';
    far.setEncoding('latin1');
    far.on('data', (part) => {
      text += part;
      if (!text.endsWith('\r\n\r\n')) return;
      console.log(printed(text));
      far.end('HTTP/1.1 200 Paired\r\nContent-Length: 0\r\n\r\n');
    });
    const req = http.request({ createConnection: () => near, host: 'pair' });
    req.on('response', (res) => console.log(res.statusCode, res.statusMessage, res.socket === near));
    await whole(req);

    console.log('== with an agent the option is the agent\u2019s');
    const agent = new http.Agent({ keepAlive: true });
    await whole(
      http.request({
        agent,
        port,
        host: '127.0.0.1',
        createConnection: () => console.log('not the agent\u2019s'),
      }),
    );
    agent.destroy();
    console.log('== on the agent');
    const own = new http.Agent({ createConnection: () => console.log('not called') });
    await whole(http.request({ agent: own, port, host: '127.0.0.1' }));
    for (const wrong of [1, 'x', {}, null]) {
      console.log('== not a function', JSON.stringify(wrong));
      await whole(http.request({ createConnection: wrong, port, host: '127.0.0.1' }));
    }
  },
).then(() => http.globalAgent.destroy());

'use strict';
const http = require('node:http');
const net = require('node:net');

/** Sends each text to one server, on a connection of its own, and prints what the server made of it and answered. */
function judgeRequests(texts) {
  let log = [];
  const server = http.createServer((req, res) => {
    log.push(`${req.method} ${req.url} ${JSON.stringify(req.headers)}`);
    let body = '';
    req.on('data', (part) => {
      body += part;
    });
    req.on('error', (error) => log.push(error.code));
    req.on('end', () => {
      log.push(`body ${JSON.stringify(body)} ${JSON.stringify(req.trailers)}`);
      res.end('ok');
    });
  });
  server.listen(0, '127.0.0.1', () => {
    const next = () => {
      const text = texts.shift();
      if (text === undefined) {
        server.close(() => console.log('closed'));
        return;
      }
      log = [];
      let answer = '';
      const client = net.connect(server.address().port, '127.0.0.1', () => client.end(text, 'latin1'));
      client.setEncoding('latin1');
      client.on('data', (part) => {
        answer += part;
      });
      client.on('error', () => {});
      client.on('close', () => {
        const lines = answer.split('\r\n').filter((line) => /^HTTP|^ok/.test(line));
        console.log(JSON.stringify(text).slice(0, 160));
        console.log(`  ${log.toSorted().join(' | ')} => ${lines.join(' ')}`);
        next();
      });
    };
    next();
  });
}

/** Answers one request with each text and prints what the client made of it. */
function judgeResponses(texts) {
  let text;
  const server = net.createServer({ allowHalfOpen: true }, (socket) => {
    socket.on('error', () => {});
    socket.once('data', () => socket.end(text, 'latin1'));
  });
  server.listen(0, '127.0.0.1', () => {
    const next = () => {
      text = texts.shift();
      if (text === undefined) {
        server.close(() => console.log('closed'));
        return;
      }
      const log = [];
      const req = http.get({ port: server.address().port, host: '127.0.0.1', agent: false }, (res) => {
        let body = '';
        log.push(`${res.statusCode} ${res.statusMessage} ${res.httpVersion} ${JSON.stringify(res.headers)}`);
        res.setEncoding('latin1');
        res.on('data', (part) => {
          body += part;
        });
        res.on('end', () => log.push(`end ${JSON.stringify(body)} ${JSON.stringify(res.trailers)}`));
        res.on('error', (error) => log.push(`response ${error.code} ${error.message}`));
        res.on('close', () => log.push(`complete ${res.complete}`));
      });
      req.on('information', (info) => log.push(`information ${info.statusCode}`));
      req.on('upgrade', (res, socket, head) => {
        log.push(`upgrade ${head}`);
        socket.destroy();
      });
      req.on('error', (error) => log.push(`${error.code} ${error.message}`));
      req.on('close', () => {
        setTimeout(() => {
          console.log(JSON.stringify(text).slice(0, 160));
          console.log(`  ${log.join(' | ')}`);
          next();
        }, 1);
      });
    };
    next();
  });
}

module.exports = { judgeRequests, judgeResponses };

'use strict';
// One server (or one client) is sent texts, each on a connection of its own; what it made of each is printed on a line.
const http = require('node:http');
const net = require('node:net');
const { deliver, quote, settle, whole } = require('./deliver.cjs');

/** Milliseconds after which a connection that has neither end nor answer is called hung. */
const PATIENCE = 5000;

function describe({ code, message, reason, bytesParsed, rawPacket }) {
  return `${code} ${quote(message)} ${reason} parsed ${bytesParsed} of ${rawPacket?.length}`;
}

function readBody(message, log, name) {
  let body = '';
  message.setEncoding('latin1');
  message.on('data', (part) => {
    body += part;
  });
  message.on('aborted', () => log(`${name} aborted`));
  message.on('error', ({ code, message: text }) => log(`${name} error ${code} ${text}`));
  message.on('end', () => {
    const trailers = message.rawTrailers.length > 0 ? ` ${quote(JSON.stringify(message.rawTrailers))}` : '';
    log(`${name} end ${quote(body)}${trailers}`);
  });
  message.on('close', () => log(`${name} close ${message.complete}`));
}

/** The socket of an upgrade is the program's: it hears what comes, and ends when its peer does. */
function takeOver(socket, head, log, name) {
  let rest = head.toString('latin1');
  socket.on('data', (part) => {
    rest += part.toString('latin1');
  });
  socket.on('error', ({ code }) => log(`${name} socket ${code}`));
  socket.on('end', () => {
    log(`${name} head ${head.length}, in all ${quote(rest)}`);
    socket.end();
  });
}

function limited(hung, log) {
  return setTimeout(() => {
    log('HUNG');
    hung();
  }, PATIENCE);
}

async function each(cases, judgeOne) {
  for (const entry of cases) {
    const [name] = entry;
    const lines = await new Promise((resolve) => {
      const log = [];
      judgeOne(
        entry,
        (line) => log.push(line),
        () => resolve(log),
      );
    });
    console.log(`${name}: ${lines.join(' | ')}`);
  }
}

/**
 * Sends the text of each [name, text] to a server of its own connection. Options: `server` for createServer, `pieces` that cuts a
 * text, `upgrades` to accept them, `early` to answer at the head, `end` to send FIN with the last byte.
 */
function judgeRequests(
  title,
  cases,
  { server: options = {}, pieces = whole, upgrades = false, early = false, end = false, setup } = {},
) {
  let log = () => {};
  let accepted;
  const server = http.createServer(options, (req, res) => {
    log(`${req.method} ${quote(req.url)} ${req.httpVersion} ${quote(JSON.stringify(req.rawHeaders))}`);
    readBody(req, log, 'req');
    if (early) res.end('early');
    else req.on('end', () => res.end('ok'));
  });
  setup?.(server);
  const { emit } = server;
  server.emit = function observed(event, ...args) {
    if (event === 'clientError') log(`clientError ${describe(args[0])}`);
    if (event === 'connection') accepted = args[0];
    return emit.call(this, event, ...args);
  };
  for (const event of upgrades ? ['upgrade', 'connect'] : [])
    server.on(event, (req, socket, head) => {
      log(`${event} ${req.method} ${quote(req.url)} ${quote(JSON.stringify(req.rawHeaders))}`);
      takeOver(socket, head, log, event);
    });
  console.log(`== ${title}`);
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', async () => {
      const { port } = server.address();
      await each(cases, ([, text], note, done) => {
        log = note;
        let answer = '';
        let judged = end;
        // Whichever comes first, the last byte or the end of the connection: it is said once.
        const judge = (verdict) => {
          if (!judged) note(verdict);
          judged = true;
        };
        const client = net.connect(port, '127.0.0.1');
        const limit = limited(() => client.destroy(), note);
        client.setEncoding('latin1');
        client.on('data', (part) => {
          answer += part;
        });
        client.on('error', ({ code }) => note(`client ${code}`));
        client.on('close', () => {
          clearTimeout(limit);
          settle(() => {
            judge('closed');
            note(`=> ${quote(answer.replace(/\r\nDate: [^\r]*/g, ''))}`);
            done();
          });
        });
        server.once('connection', () => {
          const receiver = () => accepted;
          if (end) {
            client.end(text, 'latin1');
            return;
          }
          deliver(client, receiver, pieces(text), () =>
            settle(() => {
              judge(accepted.destroyed || accepted.writableEnded ? 'closed' : 'kept');
              client.end();
            }),
          );
        });
      });
      server.close(resolve);
    });
  });
}

/**
 * Answers a request with the text of each [name, text, method]. Options: `request` for http.request, `pieces` that cuts a text, `end`
 * to send FIN with the last byte, `upgrades` to accept them.
 */
function judgeResponses(
  title,
  cases,
  { request: options = {}, pieces = whole, end = false, upgrades = false } = {},
) {
  let serve = () => {};
  const server = net.createServer((socket) => serve(socket));
  console.log(`== ${title}`);
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', async () => {
      const { port } = server.address();
      await each(cases, ([, text, method = 'GET'], note, done) => {
        const agent = new http.Agent({ keepAlive: true });
        let client;
        let served;
        let interims = 0;
        serve = (socket) => {
          served = socket;
          socket.on('error', () => {});
          socket.once('data', () => {
            if (end) socket.end(text, 'latin1');
            else deliver(socket, () => client, pieces(text), finish);
          });
        };
        const finish = () =>
          settle(() => {
            note(
              client.destroyed
                ? 'closed'
                : agent.totalSocketCount > 0 && Object.keys(agent.freeSockets).length > 0
                  ? 'free'
                  : 'busy',
            );
            served.end();
          });
        const path = method === 'CONNECT' ? 'a:1' : '/';
        const req = http.request({ port, host: '127.0.0.1', agent, method, path, ...options });
        const limit = limited(() => served.destroy(), note);
        req.on('socket', (socket) => {
          client = socket;
          socket.on('close', () => {
            clearTimeout(limit);
            settle(() => {
              if (interims > 0) note(`${interims} interim`);
              agent.destroy();
              served.destroy();
              done();
            });
          });
        });
        req.on('information', ({ statusCode, rawHeaders }) => {
          interims += 1;
          if (interims <= 3) note(`information ${statusCode} ${JSON.stringify(rawHeaders)}`);
        });
        req.on('response', (res) => {
          const { statusCode, statusMessage, httpVersion, rawHeaders } = res;
          note(`${statusCode} ${quote(statusMessage)} ${httpVersion} ${quote(JSON.stringify(rawHeaders))}`);
          readBody(res, note, 'res');
        });
        for (const event of upgrades ? ['upgrade', 'connect'] : [])
          req.on(event, (res, socket, head) => {
            note(`${event} ${res.statusCode} ${quote(JSON.stringify(res.rawHeaders))}`);
            takeOver(socket, head, note, event);
          });
        req.on('error', (error) => note(`error ${describe(error)}`));
        req.on('close', () => note('req close'));
        req.end();
      });
      server.close(resolve);
    });
  });
}

module.exports = { judgeRequests, judgeResponses };

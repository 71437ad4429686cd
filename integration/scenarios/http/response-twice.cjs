'use strict';
// An answer that is given twice: in one turn it is an error that nobody can overlook, after the first has gone only a callback
// of `write` and of an empty `end` is told.
// covers: http.ServerResponse#end, http.ServerResponse#write, error:ERR_STREAM_WRITE_AFTER_END
const http = require('node:http');

process.on('uncaughtException', (error) => console.log('uncaught', error.code));
const handlers = {
  'end with a callback'(res, told) {
    res.end('once');
    res.end('twice', told);
  },
  'end without': (res) => res.end('once').end('twice'),
  write(res, told) {
    res.end('once');
    res.write('twice', told);
  },
  'a listener'(res, told) {
    res.on('error', (error) => console.log('error', error.code));
    res.end('once').end('twice', told);
  },
  later(res) {
    setTimeout(() => res.end('once').end('twice'), 1);
  },
  'destroyed between'(res, told) {
    res.end('once');
    res.end('twice', told);
    res.destroy();
  },
  'end after the first has gone'(res, told) {
    res.end('once');
    setTimeout(() => res.end('twice', told), 30);
  },
  'write after the first has gone'(res, told) {
    res.end('once');
    setTimeout(() => res.write('twice', told), 30);
  },
  'empty end after the first has gone'(res, told) {
    res.end('once');
    setTimeout(() => res.end(told), 30);
  },
};
const server = http.createServer((req, res) => {
  const name = decodeURI(req.url.slice(1));
  handlers[name](res, (error) => console.log('told', error?.code));
});
function ask(name) {
  console.log(name);
  return new Promise((resolve) => {
    const request = http.get({ port: server.address().port, path: encodeURI(`/${name}`) }, (answer) => {
      answer.on('data', (chunk) => console.log(String(chunk)));
      answer.on('end', () => setTimeout(resolve, 60));
    });
    request.on('error', (error) => {
      console.log('client', error.code);
      setTimeout(resolve, 60);
    });
  });
}
server.listen(0, '127.0.0.1', async () => {
  for (const name of Object.keys(handlers)) await ask(name);
  server.close(() => console.log('closed'));
});

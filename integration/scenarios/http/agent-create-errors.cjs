'use strict';
// createConnection that fails at once, later, or gives nothing: the request hears of it.
// covers: http.Agent#createConnection, http.request:option:createConnection, http.ClientRequest:event:error
const http = require('node:http');

const run = (label, createConnection) =>
  new Promise((resolve) => {
    const agent = new http.Agent();
    agent.createConnection = createConnection;
    let req;
    try {
      req = http.get({ host: 'a.example', agent });
    } catch (error) {
      console.log(label, 'thrown', error.message);
      resolve();
      return;
    }
    req.on('error', (error) => console.log(label, 'error', error.message));
    req.on('close', () => {
      console.log(label, 'close');
      resolve();
    });
  });
(async () => {
  await run('later', (_options, callback) => {
    setImmediate(callback, new Error('no line'));
  });
  await run('at once', (_options, callback) => {
    callback(new Error('no line at all'));
  });
  await run('thrown', () => {
    throw new Error('cannot');
  });
})();

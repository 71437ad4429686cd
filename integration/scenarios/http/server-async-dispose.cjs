'use strict';
// Symbol.asyncDispose closes a server, and waits for an answer that is under way.
// covers: http.createServer, http.get, http.Server#listen, http.Server#listening, http.Server#asyncDispose
// covers: http.Server:event:close, http.ServerResponse#end, http.ServerResponse#write
const http = require('node:http');

(async () => {
  const server = http.createServer((req, res) => {
    res.write('first ');
    setTimeout(() => res.end('second'), 30);
  });
  server.on('close', () => console.log('close'));
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address();
  const res = await new Promise((resolve) => http.get({ host: '127.0.0.1', port, agent: false }, resolve));
  res.setEncoding('utf8');
  let text = '';
  res.on('data', (data) => (text += data));
  res.on('end', () => console.log('answer', text));
  console.log(await server[Symbol.asyncDispose](), server.listening);
  await server[Symbol.asyncDispose]().then(
    () => console.log('again'),
    (error) => console.log(error.code),
  );
})();

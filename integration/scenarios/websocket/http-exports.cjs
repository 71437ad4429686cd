// covers: http.WebSocket, http.CloseEvent, http.MessageEvent
// node:http has the classes of the globals.
const http = require('node:http');

for (const name of ['WebSocket', 'CloseEvent', 'MessageEvent'])
  console.log(name, http[name] === globalThis[name], typeof http[name], Object.keys(http).includes(name));
console.log(Object.keys(http).slice(-3));

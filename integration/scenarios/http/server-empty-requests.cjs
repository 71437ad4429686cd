'use strict';
// optimizeEmptyRequests: a request that says it has no body has ended when the listener sees it.
// covers: http.Server:option:optimizeEmptyRequests, http.ServerResponse#end, http.IncomingMessage#complete
// covers: http.IncomingMessage#method, http.IncomingMessage:event:close, http.IncomingMessage:event:data
// covers: http.IncomingMessage:event:end
const { exchange } = require('./lib/raw.cjs');

const handler = (req, res) => {
  console.log(req.method, req.readableEnded, req.complete, req.destroyed);
  let seen = 0;
  req.on('data', () => (seen += 1));
  for (const event of ['end', 'close']) req.on(event, () => console.log('req', event, seen));
  res.end('ok');
};
const sends = {
  'no body': 'GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n',
  'length of zero': 'POST / HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Length: 0\r\n\r\n',
  'a body': 'POST / HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Length: 1\r\n\r\na',
  chunked: 'POST / HTTP/1.1\r\nHost: a\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
};
(async () => {
  for (const optimizeEmptyRequests of [false, true])
    for (const [label, send] of Object.entries(sends))
      await exchange(`${label} ${optimizeEmptyRequests}`, {
        options: { optimizeEmptyRequests },
        handler,
        send,
      });
})();

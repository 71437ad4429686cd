'use strict';
// trailers, trailersDistinct and rawTrailers are there at the end of the body.
// covers: http.ServerResponse#end, http.IncomingMessage#complete, http.IncomingMessage#rawTrailers
// covers: http.IncomingMessage#trailers, http.IncomingMessage#trailersDistinct
const { exchange } = require('./lib/raw.cjs');

(async () => {
  await exchange('trailers', {
    handler: (req, res) => {
      console.log(req.trailers, req.trailersDistinct, req.rawTrailers, req.complete);
      req.resume().on('end', () => {
        console.log(JSON.stringify([req.trailers, req.trailersDistinct, req.rawTrailers]), req.complete);
        res.end();
      });
    },
    send: 'POST / HTTP/1.1\r\nHost: a\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n1\r\na\r\n0\r\nX-A: 1\r\nx-a: 2\r\nX-B: 3\r\n\r\n',
  });
})();

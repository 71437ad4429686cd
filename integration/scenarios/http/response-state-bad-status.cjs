'use strict';
// statusCode and statusMessage with values that no answer can have.
// covers: http.ServerResponse#end, http.ServerResponse#headersSent, http.ServerResponse#statusCode
// covers: http.ServerResponse#statusMessage, error:ERR_HTTP_INVALID_STATUS_CODE, error:ERR_INVALID_CHAR
const { attempt, exchange, get } = require('./lib/raw.cjs');

(async () => {
  for (const code of [0, 99, 1000, -1, 'x', null, undefined, 200.7, '404'])
    await exchange(`code ${code}`, {
      handler: (req, res) => {
        res.statusCode = code;
        attempt('end', () => res.end());
        if (!res.headersSent) {
          res.statusCode = 500;
          res.end();
        }
      },
      send: get(),
    });
  for (const message of ['a\r\nb', 'é', 'a\u20ac', '', 'Fine'])
    await exchange(`message ${JSON.stringify(message)}`, {
      handler: (req, res) => {
        res.statusMessage = message;
        attempt('end', () => res.end());
        if (!res.headersSent) {
          res.statusMessage = 'OK';
          res.end();
        }
      },
      send: get(),
    });
})();

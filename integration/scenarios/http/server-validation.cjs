'use strict';
// httpValidation: how strictly values of headers are judged.
// covers: http.Server:option:httpValidation, http.ServerResponse#end, http.ServerResponse#setHeader
// covers: http.IncomingMessage#headers, error:ERR_INVALID_CHAR
const { attempt, exchange, get } = require('./lib/raw.cjs');

const handler = (req, res) => {
  console.log(JSON.stringify(req.headers.x));
  attempt('set', () => res.setHeader('X-Answer', 'a\x01b'));
  attempt('set text', () => res.setHeader('X-Text', 'a\u00e9b'));
  res.end('ok');
};
(async () => {
  for (const httpValidation of ['strict', 'relaxed', 'insecure']) {
    await exchange(`latin1, ${httpValidation}`, {
      options: { httpValidation },
      handler,
      send: get('/', ['X: \xe9']),
    });
    if (httpValidation !== 'relaxed')
      await exchange(`control, ${httpValidation}`, {
        options: { httpValidation },
        handler,
        send: get('/', ['X: a\x01b']),
      });
  }
})();

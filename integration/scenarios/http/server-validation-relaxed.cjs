'use strict';
// httpValidation 'relaxed': control characters that browsers send pass.
// @skip simulator: its llhttp is older than relaxed values
// covers: http.Server:option:httpValidation, http.ServerResponse#end, http.IncomingMessage#headers
const { exchange, get } = require('./lib/raw.cjs');

(async () => {
  const options = { httpValidation: 'relaxed' };
  const handler = (req, res) => res.end(JSON.stringify(req.headers.x));
  for (const value of ['a\x01b', 'a\x7fb', 'a\tb']) {
    await exchange(JSON.stringify(value), { options, handler, send: get('/', [`X: ${value}`]) });
  }
})();

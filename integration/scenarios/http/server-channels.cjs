'use strict';
// http.server.* channels: what is published when, and that the parts are those of the request.
// covers: http.ServerResponse#end, http.ServerResponse#headersSent, channel:http.server.request.start
// covers: channel:http.server.response.created, channel:http.server.response.finish
const channels = require('node:diagnostics_channel');
const { exchange, get } = require('./lib/raw.cjs');

const seen = [];
for (const name of [
  'http.server.request.start',
  'http.server.response.created',
  'http.server.response.finish',
])
  channels.subscribe(name, (message, channel) => {
    seen.push(message);
    console.log(
      channel,
      Object.keys(message).toSorted().join(),
      message.request.url,
      message.response.headersSent,
    );
  });
(async () => {
  await exchange('answered', {
    handler: (req, res) => {
      console.log(
        'listener',
        seen[0].request === req,
        seen.every((each) => each.response === res),
        seen.length,
      );
      res.end('ok');
    },
    send: get('/a'),
  });
  await exchange('cut off', { handler: (req, res) => res.destroy(), send: get('/b') });
  await exchange('wrong', { handler: () => {}, send: 'nonsense\r\n\r\n' });
})();

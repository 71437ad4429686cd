'use strict';
// 1xx answers before the answer.
// covers: http.ServerResponse#end, http.ServerResponse#writeContinue, http.ServerResponse#writeEarlyHints
// covers: http.ServerResponse#writeInformation, http.ServerResponse#writeProcessing
// covers: error:ERR_HTTP_INVALID_STATUS_CODE, error:ERR_INVALID_ARG_TYPE, error:ERR_INVALID_ARG_VALUE
// covers: error:ERR_INVALID_HTTP_TOKEN, error:ERR_OUT_OF_RANGE
const { attempt, exchange, get, keep } = require('./lib/raw.cjs');

(async () => {
  await exchange('early hints', {
    handler: (_, res) => {
      res.writeEarlyHints(
        { link: ['</a.css>; rel=preload; as=style', '</b.js>; rel=preload'], 'x-id': '1' },
        () => console.log('written'),
      );
      res.end('x');
    },
    send: get(),
  });
  await exchange('processing', {
    handler: (_, res) => {
      res.writeProcessing();
      res.end('x');
    },
    send: get(),
  });
  await exchange('continue', {
    handler: (_, res) => {
      res.writeContinue();
      res.end('x');
    },
    send: get(),
  });
  await exchange('information', {
    handler: (_, res) => {
      res.writeInformation(110, { 'X-Progress': '50%' });
      res.writeInformation(103, ['Link', '</a>']);
      res.end('x');
    },
    send: get(),
  });
  await exchange('wrong', {
    handler: (_, res) => {
      attempt('no hints', () => res.writeEarlyHints());
      attempt('text', () => res.writeEarlyHints('x'));
      attempt('no link', () => res.writeEarlyHints({}));
      attempt('bad link', () => res.writeEarlyHints({ link: 'x' }));
      attempt('bad name', () => res.writeEarlyHints({ link: '</a>; rel=preload', 'a b': 'c' }));
      attempt('101', () => res.writeInformation(101));
      attempt('200', () => res.writeInformation(200));
      attempt('text', () => res.writeInformation('x'));
      res.end();
    },
    send: get(),
  });
})();

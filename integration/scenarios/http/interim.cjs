'use strict';
// 1xx answers before the answer.
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

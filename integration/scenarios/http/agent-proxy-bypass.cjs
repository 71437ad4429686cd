'use strict';
// NO_PROXY: names, suffixes, ports, addresses and ranges of them that are asked without the proxy.
// covers: http.Agent:option:proxyEnv, http.request:option:lookup
const http = require('node:http');
const { rawServer, BYE } = require('./lib/wire.cjs');

rawServer(
  (socket, text) => {
    console.log(text.split(' ')[1].replace(/:\d+\//, ':PORT/'));
    socket.end(BYE);
  },
  async (port) => {
    const lookup = (_name, { all }, callback) =>
      all ? callback(null, [{ address: '127.0.0.1', family: 4 }]) : callback(null, '127.0.0.1', 4);
    const get = (host, env) =>
      new Promise((resolve) => {
        console.log(host, JSON.stringify(env));
        const agent = new http.Agent({ proxyEnv: { HTTP_PROXY: `http://127.0.0.1:${port}`, ...env } });
        http.get({ host, port, agent, lookup, path: '/' }, (res) => {
          res.resume();
          res.on('close', resolve);
        });
      });
    for (const names of [
      'far.example',
      'FAR.example',
      'ar.example',
      '.example',
      '*.example',
      'example',
      '*',
      'far.example:80',
      'other, far.example',
      'other far.example',
      '10.0.0.0/8',
    ])
      await get('far.example', { NO_PROXY: names });
    for (const names of ['127.0.0.1', '127.0.0.2', '127.0.0.0-127.0.0.9', '127.0.0.2-127.0.0.9'])
      await get('127.0.0.1', { NO_PROXY: names });
    await get('far.example', { no_proxy: 'far.example', NO_PROXY: 'other' });
  },
);

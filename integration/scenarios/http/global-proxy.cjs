'use strict';
// setGlobalProxyFromEnv: the global agent goes by way of the proxy until that is taken back.
// covers: http.setGlobalProxyFromEnv, http.globalAgent, error:ERR_INVALID_ARG_TYPE
const http = require('node:http');
const { printed, rawServer, BYE } = require('./lib/wire.cjs');

rawServer(
  (socket, text) => {
    console.log(printed(text));
    socket.end(BYE);
  },
  async (port) => {
    const get = (url) =>
      new Promise((resolve) => {
        http.get(url, (res) => {
          res.resume();
          res.on('close', resolve);
        });
      });
    const before = http.globalAgent;
    const restore = http.setGlobalProxyFromEnv({ HTTP_PROXY: `http://127.0.0.1:${port}` });
    console.log(http.globalAgent === before, Object.keys(http.globalAgent.options.proxyEnv));
    await get('http://far.example/by');
    restore();
    console.log(http.globalAgent === before);
    await get(`http://127.0.0.1:${port}/straight`);
    for (const env of ['x', null, {}, { HTTP_PROXY: 'nonsense' }]) {
      try {
        console.log(typeof http.setGlobalProxyFromEnv(env), http.globalAgent === before);
      } catch (error) {
        console.log(error.name, error.code, error.message);
      }
    }
  },
);

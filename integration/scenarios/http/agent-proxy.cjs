'use strict';
// An agent with a proxy: the whole URL in the request line, the proxy's own headers, its credentials, its refusal.
// covers: http.Agent:option:proxyEnv, error:ERR_INVALID_ARG_VALUE, error:ECONNREFUSED
const http = require('node:http');
const { printed, rawServer } = require('./lib/wire.cjs');

rawServer(
  (socket, text) => {
    console.log(printed(text));
    const status = text.includes('/denied') ? '407 Proxy Authentication Required' : '200 OK';
    socket.write(`HTTP/1.1 ${status}\r\nContent-Length: 0\r\n\r\n`);
  },
  async (port) => {
    const proxy = `http://127.0.0.1:${port}`;
    const get = (label, url, proxyEnv, options = {}, headers = undefined) =>
      new Promise((resolve) => {
        console.log(`== ${label}`);
        const agent = new http.Agent({ proxyEnv, ...options });
        const done = (...what) => {
          console.log(...what);
          agent.destroy();
          resolve();
        };
        try {
          const req = http.get(url, { agent, headers }, (res) => {
            res.resume();
            res.on('end', () =>
              setImmediate(
                done,
                res.statusCode,
                req.path,
                req.host,
                Object.keys(req.getHeaders()),
                Object.keys(agent.freeSockets),
              ),
            );
          });
          req.on('error', (error) => done(error.code));
        } catch (error) {
          done(error.code, error.message);
        }
      });
    await get('a port', 'http://far.example:8080/x?y', { HTTP_PROXY: proxy });
    await get('lower case wins', 'http://far.example/', {
      http_proxy: proxy,
      HTTP_PROXY: 'http://127.0.0.1:1',
    });
    await get('credentials', 'http://far.example/', { HTTP_PROXY: `http://us%40er:p%3Aw@127.0.0.1:${port}` });
    await get('kept', 'http://far.example/', { HTTP_PROXY: proxy }, { keepAlive: true });
    await get('another host', 'http://far.example/', { HTTP_PROXY: proxy }, {}, { Host: 'other.example' });
    await get('another host in a list', 'http://far.example/', { HTTP_PROXY: proxy }, {}, [
      'Host',
      'other.example',
    ]);
    await get('refused', 'http://far.example/denied', { HTTP_PROXY: proxy });
    await get('nobody there', 'http://far.example/', { HTTP_PROXY: 'http://127.0.0.1:1' });
    for (const wrong of ['text', 5, null, {}, { HTTP_PROXY: 'nonsense' }, { HTTPS_PROXY: proxy }])
      await get(`none: ${typeof wrong}`, `${proxy}/straight`, wrong);
  },
);

'use strict';
// Every way to call http.request and http.get: a string, a URL, options, or an address and options, each with a listener
// or without.
const http = require('node:http');
const { printed, rawServer } = require('./lib/wire.cjs');

rawServer(
  (socket, text) => {
    console.log(printed(text));
    socket.end('HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok');
  },
  async (port) => {
    const address = `http://127.0.0.1:${port}/text?q=1#part`;
    const url = new URL(address);
    const options = { agent: false, headers: { 'X-Own': 'yes' } };
    const whole = { host: '127.0.0.1', port, path: '/options', ...options };
    const ways = {
      'request(string)': (listen) => http.request(address).on('response', listen).end(),
      'request(string, listener)': (listen) => http.request(address, listen).end(),
      'request(string, options)': (listen) => http.request(address, options).on('response', listen).end(),
      'request(string, options, listener)': (listen) => http.request(address, options, listen).end(),
      'request(string, undefined, listener)': (listen) => http.request(address, undefined, listen).end(),
      'request(string, null, listener)': (listen) => http.request(address, null, listen).end(),
      'request(URL)': (listen) => http.request(url).on('response', listen).end(),
      'request(URL, listener)': (listen) => http.request(url, listen).end(),
      'request(URL, options)': (listen) => http.request(url, options).on('response', listen).end(),
      'request(URL, options, listener)': (listen) => http.request(url, options, listen).end(),
      'request(options)': (listen) => http.request(whole).on('response', listen).end(),
      'request(options, listener)': (listen) => http.request(whole, listen).end(),
      'request(options, undefined, listener): the listener is not taken': (listen) =>
        http
          .request(whole, undefined, () => console.log('taken'))
          .on('response', listen)
          .end(),
      'get(string)': (listen) => http.get(address).on('response', listen),
      'get(string, listener)': (listen) => http.get(address, listen),
      'get(URL, options, listener)': (listen) => http.get(url, options, listen),
      'get(options, listener)': (listen) => http.get(whole, listen),
      'get(options) with another method': (listen) =>
        http.get({ ...whole, method: 'PUT' }).on('response', listen),
      'new ClientRequest(URL, options, listener)': (listen) =>
        new http.ClientRequest(url, options, listen).end(),
    };
    for (const [label, call] of Object.entries(ways)) {
      console.log(`== ${label}`);
      await new Promise((resolve) => {
        const answered = call((res) => {
          res.resume();
          res.on('close', resolve);
        });
        console.log(answered instanceof http.ClientRequest, answered.method, answered.path);
      });
    }
  },
);

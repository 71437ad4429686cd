'use strict';
// The options lookup, family and hints: what reaches the look-up, and what its answers do to the request.
// covers: http.request:option:hints, http.request:option:lookup, error:ENOTFOUND
const http = require('node:http');
const dns = require('node:dns');
const { BYE, rawServer, whole } = require('./lib/wire.cjs');

rawServer(
  (socket, text) => {
    console.log(text.split('\r\n')[1].replace(/\d{4,5}$/, 'PORT'));
    socket.end(BYE);
  },
  async (port) => {
    const base = { host: 'name.example', port, agent: false };
    const lookup = (answer) => (name, options, callback) => {
      console.log('lookup', name, options.family, options.hints, options.all);
      answer(options, callback);
    };
    const here = (options, callback) =>
      options.all ? callback(null, [{ address: '127.0.0.1', family: 4 }]) : callback(null, '127.0.0.1', 4);
    console.log('== asked for all');
    await whole(http.request({ ...base, lookup: lookup(here) }));
    console.log('== family');
    await whole(http.request({ ...base, lookup: lookup(here), family: 4 }));
    console.log('== family 0 and hints');
    await whole(http.request({ ...base, lookup: lookup(here), family: 0, hints: dns.ADDRCONFIG }));
    console.log('== one at a time');
    await whole(
      http.request({ ...base, lookup: lookup(here), autoSelectFamily: false, hints: dns.V4MAPPED }),
    );
    console.log('== later');
    await whole(
      http.request({
        ...base,
        lookup: lookup((options, callback) => setTimeout(here, 5, options, callback)),
      }),
    );
    console.log('== of an agent');
    const agent = new http.Agent({ lookup: lookup(here), family: 4 });
    await whole(http.request({ ...base, agent }));
    console.log('== refused');
    const refused = Object.assign(new Error('no such name'), { code: 'ENOTFOUND', hostname: 'name.example' });
    await whole(http.request({ ...base, lookup: lookup((options, callback) => callback(refused)) }));
    console.log('== not an address');
    await whole(
      http.request({
        ...base,
        lookup: lookup((options, callback) => callback(null, [{ address: 'x', family: 4 }])),
      }),
    );
    console.log('== the wrong family');
    await whole(
      http.request({
        ...base,
        autoSelectFamily: false,
        lookup: lookup((options, callback) => callback(null, '127.0.0.1', 5)),
      }),
    );
    console.log('== addresses are not looked up');
    await whole(http.request({ ...base, host: '127.0.0.1', lookup: () => console.log('asked') }));
    for (const wrong of [1, 'x', {}]) {
      try {
        http.request({ ...base, lookup: wrong });
      } catch (error) {
        console.log('lookup', error.name, error.code, error.message);
      }
    }
    for (const wrong of [1, 'x']) {
      try {
        http.request({ ...base, hints: wrong }).on('error', (error) => console.log('hints', error.code));
      } catch (error) {
        console.log('hints', error.name, error.code, error.message);
      }
    }
  },
);

'use strict';
// covers: net.Socket, net.Socket#setTimeout, net.Socket#timeout, error:ERR_INVALID_ARG_TYPE
// covers: error:ERR_OUT_OF_RANGE
// Arguments of setTimeout, and its callback's life.
const net = require('node:net');
const s = new net.Socket();
const attempt = (...args) => {
  try {
    console.log(s.setTimeout(...args) === s, s.timeout, s.listenerCount('timeout'));
  } catch (error) {
    console.log(error.name, error.code, error.message);
  }
};
const callback = () => {};
attempt(100, callback);
attempt(0, callback);
attempt(-1);
attempt('1');
attempt(NaN);
attempt(Infinity);
attempt(10, 3);
attempt(1.5);
attempt(0);
s.destroy();
attempt(5);

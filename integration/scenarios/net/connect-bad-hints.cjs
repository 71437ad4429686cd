'use strict';
// covers: net.connect:option:hints, error:ERR_INVALID_ARG_VALUE
// Hints that no look-up knows.
const net = require('node:net');
try {
  net.connect({ port: 1, host: 'some.host', hints: 3 });
} catch (error) {
  console.log(error.name, error.code, error.message);
}

'use strict';
// covers: dns.lookupService, error:ERR_SOCKET_BAD_PORT, error:ERR_MISSING_ARGS
// lookupService: who has an address, and what a port is called.
const dns = require('node:dns');
const none = () => {};
const attempt = (name, call) => {
  try {
    console.log(name, call());
  } catch (error) {
    console.log(name, error.name, error.code, error.message);
  }
};
attempt('one', () => dns.lookupService('127.0.0.1'));
attempt('two', () => dns.lookupService('127.0.0.1', 22));
attempt('name', () => dns.lookupService('x', 22, none));
attempt('port', () => dns.lookupService('127.0.0.1', -1, none));
attempt('port as text', () => dns.lookupService('127.0.0.1', 'x', none));
attempt('callback', () => dns.lookupService('127.0.0.1', 1, 'x'));
dns.lookupService('127.0.0.1', 51234, (...args) => console.log(args));

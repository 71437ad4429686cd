'use strict';
// covers: dns.lookup, error:ERR_INVALID_ARG_TYPE, error:ERR_INVALID_ARG_VALUE
// Arguments of lookup that cannot be.
const dns = require('node:dns');
const none = () => {};
const attempt = (name, call) => {
  try {
    console.log(name, call());
  } catch (error) {
    console.log(name, error.name, error.code, error.message);
  }
};
attempt('no callback', () => dns.lookup('localhost'));
attempt('options alone', () => dns.lookup('localhost', {}));
attempt('number', () => dns.lookup(1, none));
attempt('object', () => dns.lookup({}, none));
attempt('family 5', () => dns.lookup('localhost', 5, none));
attempt('options.family 5', () => dns.lookup('localhost', { family: 5 }, none));
attempt('IPv5', () => dns.lookup('localhost', { family: 'IPv5' }, none));
attempt('family as text', () => dns.lookup('localhost', { family: '4' }, none));
attempt('all', () => dns.lookup('localhost', { all: 1 }, none));
attempt('verbatim', () => dns.lookup('localhost', { verbatim: 1 }, none));
attempt('order', () => dns.lookup('localhost', { order: 'x' }, none));
attempt('options as text', () => dns.lookup('localhost', 'x', none));
attempt('literal', () => dns.lookup('127.0.0.1', none));

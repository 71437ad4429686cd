'use strict';
// covers: dns.resolve, dns.resolve4, dns.reverse, error:EINVAL
// Arguments of queries that cannot be, before anybody is asked.
const dns = require('node:dns');
const none = () => {};
const attempt = (name, call) => {
  try {
    console.log(name, call());
  } catch (error) {
    console.log(name, error.name, error.code, error.message);
  }
};
attempt('name', () => dns.resolve4(1, none));
attempt('callback', () => dns.resolve4('x'));
attempt('type', () => dns.resolve('x', 'Q', none));
attempt('type as number', () => dns.resolve('x', 1, none));
attempt('reverse', () => dns.reverse('x', none));
attempt('reverse number', () => dns.reverse(1, none));

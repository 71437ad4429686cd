'use strict';
// The Host header: hostname before host, the port if it is not the default one, and brackets around an IPv6 address.
// covers: http.ClientRequest#getHeader, http.ClientRequest#getRawHeaderNames
const http = require('node:http');

const show = (options) => {
  const req = http.request({ createConnection: () => {}, ...options });
  req.on('error', () => {});
  console.log(
    JSON.stringify(options),
    '=>',
    req.host,
    JSON.stringify(req.getHeader('host')),
    JSON.stringify(req.getRawHeaderNames()),
  );
  req.destroy();
};
show({});
show({ host: 'a.example' });
show({ hostname: 'b.example' });
show({ host: 'a.example', hostname: 'b.example' });
show({ host: 'a.example', hostname: '' });
show({ host: 'a.example', hostname: null });
show({ host: '', hostname: undefined });
show({ host: 'a.example', port: 80 });
show({ host: 'a.example', port: '80' });
show({ host: 'a.example', port: 8080 });
show({ host: 'a.example', port: '8080' });
show({ host: 'a.example', port: 0 });
show({ host: 'a.example', port: '' });
show({ host: 'a.example', port: null });
show({ host: 'a.example', defaultPort: 8080 });
show({ host: 'a.example', defaultPort: 8080, port: 8080 });
show({ host: 'a.example', defaultPort: '8080', port: 8080 });
show({ host: 'a.example', defaultPort: 8080, port: 80 });
show({ host: '::1' });
show({ host: '::1', port: 8080 });
show({ host: '[::1]', port: 8080 });
show({ host: 'fe80::1%eth0', port: 8080 });
show({ host: 'a:1', port: 8080 });
show({ host: 'a.example', setHost: false });
show({ host: 'a.example', setHost: true, setDefaultHeaders: false });
show({ host: 'a.example', setDefaultHeaders: false });
show({ host: 'a.example', setHost: null });
show({ host: 'a.example', setHost: 0 });
show({ host: 'a.example', headers: { host: 'mine' } });
show({ host: 'a.example', headers: { HOST: 'mine:1' }, port: 2 });
show({ host: 'a.example', headers: { host: '' } });
show({ host: 'a.example', headers: { host: 'mine' }, setHost: false });
for (const name of ['host', 'hostname']) {
  for (const value of [1, true, {}, [], Symbol('s'), 0n, false, 0]) {
    try {
      const req = http.request({ createConnection: () => {}, [name]: value });
      req.on('error', () => {});
      console.log(name, String(value), 'ok', req.host);
      req.destroy();
    } catch (error) {
      console.log(name, error.name, error.code, error.message);
    }
  }
}

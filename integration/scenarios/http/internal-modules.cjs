'use strict';
// The modules that packages import below http: the same parts under their old names.
const http = require('node:http');

for (const name of [
  '_http_agent',
  '_http_client',
  '_http_common',
  '_http_incoming',
  '_http_outgoing',
  '_http_server',
]) {
  const parts = require(name);
  console.log(
    name,
    Object.keys(parts)
      .filter((key) => parts[key] === http[key])
      .join(),
  );
}

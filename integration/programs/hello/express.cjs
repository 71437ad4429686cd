// The least of a server with express. It tells what of the heap it takes.
const express = require('express');

express()
  .get('/', (request, response) => response.send(`hello ${process.memoryUsage().heapUsed}\n`))
  .listen(8000, () => console.log('listening'));

// The least of a server with fastify. It tells what of the heap it takes.
const server = require('fastify')();

server.get('/', async () => `hello ${process.memoryUsage().heapUsed}\n`);
server.listen({ port: 8000, host: '0.0.0.0' }, () => console.log('listening'));

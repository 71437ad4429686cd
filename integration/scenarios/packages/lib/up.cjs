'use strict';
/** How a scenario meets its server, which starts together with it. */
const net = require('node:net');

const host = process.env.PEER_HOST;
const port = Number(process.env.PEER_PORT);

function accepts() {
  return new Promise((resolve) => {
    const socket = net.connect({ host, port }, () => {
      socket.destroy();
      resolve(true);
    });
    socket.on('error', () => resolve(false));
  });
}

/** Waits until the server takes connections, and says where. */
async function up() {
  while (!(await accepts())) await new Promise((resolve) => setTimeout(resolve, 100));
  return { host, port };
}

module.exports = { up };

// What node:os says of the machine, as JSON; the network is up when it is asked.
const net = require('node:net');
const os = require('node:os');

function tell() {
  console.log(
    JSON.stringify({
      hostname: os.hostname(),
      cpus: os.cpus().map(({ model, speed }) => ({ model, speed })),
      parallel: os.availableParallelism(),
      totalmem: os.totalmem(),
      freemem: os.freemem(),
      release: os.release(),
      version: os.version(),
      type: os.type(),
      interfaces: os.networkInterfaces(),
      variables: Object.keys(process.env).toSorted(),
    }),
  );
}

// Nobody listens there; asking gets the machine an address.
net.connect(9, '10.0.2.2').on('error', tell);

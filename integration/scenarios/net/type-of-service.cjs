'use strict';
// covers: net.Socket#getTypeOfService, net.Socket#setTypeOfService
// Values that no type of service has.
const net = require('node:net');
const s = new net.Socket();
console.log(s.getTypeOfService());
for (const value of [-1, 256, 1.5, 'x']) {
  try {
    s.setTypeOfService(value);
  } catch (error) {
    console.log(error.code, error.message);
  }
}

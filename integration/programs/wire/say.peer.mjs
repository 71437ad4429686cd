// Arguments: HOST PORT TEXT. Sends the text, prints what comes back, and ends.
import { connect } from 'node:net';

const [host, port, text] = process.argv.slice(2);
const socket = connect(Number(port), host, () => socket.write(text));
socket.on('data', (bytes) => {
  console.log(`${bytes}`);
  socket.end();
});
socket.on('error', ({ code }) => console.log(code));

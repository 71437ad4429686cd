// Arguments: PORT HOST..., and for each host prints what is said there, or the error.
import { connect } from 'node:net';

const [port, ...hosts] = process.argv.slice(2);
for (const host of hosts) {
  const said = await new Promise((resolve) => {
    let text = '';
    const socket = connect(Number(port), host);
    socket.on('data', (bytes) => {
      text += bytes;
    });
    socket.on('error', ({ code }) => resolve(code));
    socket.on('close', () => resolve(text.trim()));
  });
  console.log(`${host}: ${said}`);
}

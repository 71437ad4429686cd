// Lines of a net socket by readline: events, iteration to the end of the peer, a question, leaving early.
import net from 'node:net';
import readline from 'node:readline';
import { createInterface } from 'node:readline/promises';
import { once } from 'node:events';

const server = net.createServer((socket) => {
  socket.resume();
  socket.write('one\ntwo\r\nthr');
  setTimeout(() => socket.end('ee\nlast'), 10);
});
server.listen(0);
await once(server, 'listening');
const connect = () => net.connect(server.address().port);

{
  const socket = connect();
  const lines = readline.createInterface({ input: socket });
  lines.on('close', () => console.log('close'));
  for await (const line of lines) console.log('line', line);
  console.log(socket.readableEnded, lines.closed);
}
{
  const socket = connect();
  const lines = readline.createInterface({ input: socket, crlfDelay: Infinity });
  lines.on('line', (line) => console.log('event', line));
  await once(lines, 'close');
  console.log('the peer has ended');
}
{
  const socket = connect();
  const lines = createInterface({ input: socket, output: socket });
  console.log('answer', await lines.question('name? '));
  lines.close();
  socket.destroy();
}
{
  const socket = connect();
  for await (const line of readline.createInterface({ input: socket })) {
    console.log('only', line);
    break;
  }
  console.log(socket.destroyed, socket.isPaused());
  socket.destroy();
}
{
  const socket = connect();
  const lines = readline.createInterface(socket);
  const [line] = await once(lines, 'line');
  console.log('first', line);
  lines.close();
  console.log(socket.isPaused(), lines.closed);
  socket.destroy();
}
{
  const lines = readline.createInterface({ input: connect() });
  lines.on('line', (line) => {
    console.log('paused at', line);
    lines.pause();
    setTimeout(() => lines.closed || lines.resume(), 5);
  });
  await once(lines, 'close');
}
server.close();
await once(server, 'close');
console.log('server closed');

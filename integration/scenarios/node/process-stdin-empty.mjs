// Standard input that is at its end: events, iteration, readline.
import readline from 'node:readline';

const { stdin } = process;
console.log(stdin.fd, stdin.readable, stdin.readableEnded, stdin.isTTY);
console.log(stdin.setEncoding('utf8') === stdin, stdin.readableEncoding);
for await (const chunk of stdin) console.log('chunk', chunk);
console.log(stdin.readableEnded, stdin.readable);
const lines = readline.createInterface({ input: stdin });
lines.on('line', (line) => console.log('line', line));
lines.close();
console.log(lines.closed);
console.log(process.openStdin() === stdin);

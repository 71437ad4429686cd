// readline over a standard input that is at its end.
import readline from 'node:readline';
import { once } from 'node:events';

const lines = readline.createInterface({ input: process.stdin });
lines.on('line', (line) => console.log('line', line));
await once(lines, 'close');
console.log('closed', process.stdin.readableEnded);

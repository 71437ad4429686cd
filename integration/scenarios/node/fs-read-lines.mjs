// Lines of files: FileHandle.readLines and readline over a read stream; fs.promises.constants.
import fs from 'node:fs';
import { constants, open } from 'node:fs/promises';
import readline from 'node:readline';
import { once } from 'node:events';

const file = '/tmp/efi-node-read-lines.txt';
fs.writeFileSync(file, 'a\nb\r\nc\n\nd');
{
  const handle = await open(file);
  for await (const line of handle.readLines()) console.log(JSON.stringify(line));
  console.log('closed', handle.fd);
}
{
  const handle = await open(file);
  for await (const line of handle.readLines({ start: 2, encoding: 'utf8' })) {
    console.log(JSON.stringify(line));
    break;
  }
  await handle.close();
  console.log('closed', handle.fd);
}
{
  const handle = await open(file);
  const lines = handle.readLines({ autoClose: false });
  console.log(lines.constructor.name, lines.crlfDelay);
  for await (const line of lines) console.log(line);
  console.log('still open', handle.fd > 0);
  await handle.close();
  try {
    handle.readLines();
  } catch (error) {
    console.log(error.name, error.code, error.message);
  }
}
console.log(constants === fs.constants, constants.O_RDONLY, constants.COPYFILE_EXCL, constants.R_OK);
const lines = readline.createInterface({ input: fs.createReadStream(file) });
lines.on('line', (line) => console.log('stream', line));
await once(lines, 'close');
fs.unlinkSync(file);

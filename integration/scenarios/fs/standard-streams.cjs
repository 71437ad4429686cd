// Descriptors 1 and 2 are the program's output, by number as by name.
const fs = require('node:fs');

fs.writeSync(1, 'by number\n');
fs.writeFileSync(1, 'as a file\n');
fs.writeSync(1, Buffer.from('-some of it\n-'), 1, 11);
console.log(fs.fstatSync(1).isFile(), fs.fstatSync(1).isDirectory());
fs.writeFileSync('/dev/null', 'gone');
fs.appendFileSync('/dev/null', 'gone');
console.log(fs.readFileSync('/dev/null').length, fs.statSync('/dev/null').isCharacterDevice());
fs.write(1, 'later\n', (error, count) => {
  console.log(error, count);
  const stream = fs.createWriteStream(null, { fd: 1, autoClose: false });
  stream.write('a stream\n', () => console.log('written'));
});

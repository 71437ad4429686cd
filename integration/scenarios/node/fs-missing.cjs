// What is not there says so as Node does.
const fs = require('node:fs');
try {
  fs.readFileSync('/no/such/file');
} catch (error) {
  console.log(error.code, error.errno, error.syscall, error.path, error.message);
}
console.log(fs.existsSync('/no/such/file'), fs.statSync('/no/such/file', { throwIfNoEntry: false }));
const later = [];
fs.readFile('/no/such/file', 'utf8', (error, data) => later.push(error.message, data));
fs.promises.stat('/no/such/file').catch((error) => later.push(error.message));
fs.access('/no/such/file', (error) => later.push(error.code));
fs.createReadStream('/no/such/file')
  .on('error', (error) => later.push(`stream ${error.code}`))
  .on('close', () => later.push('closed'));
fs.writeSync(1, 'direct\n');
try {
  fs.readFileSync(5.5);
} catch (error) {
  console.log(error.code);
}
try {
  fs.readFileSync({});
} catch (error) {
  console.log(error.code);
}
setTimeout(() => console.log(later.toSorted()), 300);

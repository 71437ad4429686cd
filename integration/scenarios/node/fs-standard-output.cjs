'use strict';
// Logs write to the descriptor of the output: what `fs.write` was given is out before a program that exits is gone, and its
// callback comes in a later turn.
const fs = require('node:fs');

fs.writeSync(1, 'sync\n');
fs.write(1, 'a text\n', (error, written, text) => {
  console.log(error, written, JSON.stringify(text));
  fs.writev(1, [Buffer.from('two '), Buffer.from('parts\n')], (failure, bytes, parts) => {
    console.log(failure, bytes, parts.length);
    fs.write(1, Buffer.from('xx a part of a buffer xx\n'), 3, 19, null, (wrong, count) => {
      fs.writeSync(1, '\n');
      console.log(wrong, count);
      fs.fstat(1, (none, stats) => {
        console.log(none, stats.isDirectory(), stats.isSymbolicLink());
        let told = false;
        fs.write(1, 'the last words\n', () => {
          told = true;
        });
        process.on('exit', () => console.log('told in the same turn:', told));
        // Node's pool has had the time by then.
        const until = Date.now() + 50;
        while (Date.now() < until);
        process.exit();
      });
    });
  });
});

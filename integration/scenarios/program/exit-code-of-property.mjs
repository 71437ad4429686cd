process.exitCode = 7;
await null;
console.log('last line');

process.on('exit', (code) => console.log('exit', code));
setTimeout(() => console.log('never'), 1000);
setTimeout(() => process.exit(3), 5);

// An unhandled rejection ends the program with 1.
process.on('exit', (code) => console.log('exit', code));
setTimeout(() => console.log('never'), 10);
Promise.reject(new Error('fatal'));
console.log('main ends');

process.on('exit', (code) => console.log('exit', code));
setTimeout(() => console.log('never'), 50);
await Promise.reject(new Error('nobody catches this'));

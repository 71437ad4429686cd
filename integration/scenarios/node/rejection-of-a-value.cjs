// @stderr
process.on('uncaughtException', (error, origin) => {
  console.log(error.name, error.code, origin, error.message);
});
Promise.reject(42);
setImmediate(() => Promise.reject({ a: 1 }));
setTimeout(() => Promise.reject(null), 200);

// A program may listen for signals, and send them to itself.
const seen = [];
process.on('SIGUSR2', (name, number) => seen.push([name, number]));
process.once('SIGINT', (name, number) => {
  seen.push([name, number]);
  console.log(seen, process.listenerCount('SIGINT'), process.listenerCount('SIGUSR2'));
  process.removeAllListeners('SIGUSR2');
  console.log(process.kill(process.pid, 'SIGCHLD'), process.kill(process.pid, 'SIGWINCH'));
  setTimeout(() => console.log('still here'), 10);
});
console.log(process.kill(process.pid, 'SIGUSR2'), seen.length);
setTimeout(() => console.log(process.kill(process.pid, 2)), 10);
// Listeners of signals do not keep a program alive by themselves.
setTimeout(() => {}, 50);

// Timers by deadline, then by creation; immediates after; ticks and jobs between.
const seen = [];
const log = (text) => seen.push(text);
setTimeout(() => log('20'), 20);
setTimeout(() => log('5a'), 5);
setTimeout(() => log('5b'), 5);
setTimeout(() => {
  log('1');
  process.nextTick(() => log('tick of 1'));
  Promise.resolve().then(() => log('job of 1'));
}, 1);
setTimeout(() => log('0 is 1'), 0);
const cleared = setTimeout(() => log('never'), 2);
clearTimeout(cleared);
let count = 0;
const interval = setInterval(() => {
  count++;
  log(`interval ${count}`);
  if (count === 3) clearInterval(interval);
}, 8);
setTimeout((a, b) => log(`args ${a} ${b}`), 30, 'x', 'y');
setTimeout(() => console.log(seen.filter((s) => !s.startsWith('interval')).join('\n')), 60);
setTimeout(() => console.log(seen.filter((s) => s.startsWith('interval')).join('\n')), 61);

// What cannot be reached: nobody listens, no such name, a server that is none.
const { watch } = require('./lib/told.cjs');

(async () => {
  await watch('nobody listens', new WebSocket('ws://127.0.0.1:1/'));
  await watch('no such name', new WebSocket('ws://nobody.invalid/'));
})();

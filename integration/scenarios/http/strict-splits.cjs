'use strict';
// Requests that matter, cut in two at every byte: what is made of them does not depend on where.
const sequences = require('./lib/corpus/sequences.cjs');
const { splitAt } = require('./lib/deliver.cjs');
const { judgeRequests } = require('./lib/judge.cjs');

const chosen = ['two good', 'bad after good', 'CL.TE', 'TE.CL', 'upgrade, then bytes', 'HTTP/2 preface'];

(async () => {
  for (const [name, text] of sequences.filter(([title]) => chosen.includes(title)))
    for (let at = 1; at < text.length; at++)
      await judgeRequests(`${name}, after ${at}`, [[name, text]], { pieces: splitAt(at), upgrades: true });
})();

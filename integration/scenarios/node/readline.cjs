// node:readline over streams that are no terminals: lines, prompts, questions, iteration, closing.
const readline = require('node:readline');
const { PassThrough, Readable, Writable } = require('node:stream');
const { once } = require('node:events');
const sink = () => {
  const s = new Writable({
    write(c, e, cb) {
      s.text += c;
      cb();
    },
  });
  s.text = '';
  return s;
};
const t = (f) => {
  try {
    return f();
  } catch (e) {
    return `${e.name} ${e.code} ${e.message}`;
  }
};
(async () => {
  const input = new PassThrough();
  const rl = readline.createInterface({ input });
  const seen = [];
  rl.on('line', (l) => seen.push(l));
  for (const e of ['close', 'pause', 'resume']) rl.on(e, () => seen.push('<' + e + '>'));
  input.write('one\ntwo\r\nthr');
  input.write('ee\r');
  input.write('\nfour\u2028five\n\nlast without end');
  input.end();
  await once(rl, 'close');
  console.log(seen);
  const viaIter = [];
  for await (const line of readline.createInterface({ input: Readable.from(['a\nb', 'c\nd\n', 'e']) }))
    viaIter.push(line);
  console.log(viaIter);
  const out = sink();
  const input2 = new PassThrough();
  const rl2 = readline.createInterface({ input: input2, output: out, prompt: '$ ' });
  rl2.prompt();
  console.log(JSON.stringify(out.text), rl2.getPrompt(), rl2.terminal, rl2.line, rl2.closed);
  rl2.setPrompt('# ');
  rl2.prompt(true);
  const answer = new Promise((r) => rl2.question('name? ', r));
  input2.write('bob\n');
  console.log(await answer, JSON.stringify(out.text));
  rl2.write('typed\n');
  rl2.on('line', (l) => console.log('line', l));
  rl2.write('again\n');
  console.log(t(() => rl2.question('x', 5)));
  rl2.close();
  rl2.close();
  console.log(
    rl2.closed,
    t(() => rl2.question('q', () => {})),
    t(() => rl2.prompt()),
    t(() => rl2.write('x')),
    t(() => rl2.pause()),
    t(() => rl2.resume()),
  );
  const rlp = require('node:readline/promises');
  const input3 = new PassThrough();
  const out3 = sink();
  const rl3 = rlp.createInterface({ input: input3, output: out3 });
  const q = rl3.question('age? ');
  input3.write('5\n');
  console.log(await q, JSON.stringify(out3.text));
  const ac = new AbortController();
  const q2 = rl3.question('never? ', { signal: ac.signal });
  ac.abort();
  await q2.catch((e) => console.log(e.name, e.code, e.message));
  await rl3.question('x', { signal: AbortSignal.abort() }).catch((e) => console.log(e.name, e.code));
  rl3.close();
  await rl3.question('x').catch((e) => console.log(e.name, e.code, e.message));
  console.log(
    rl3 instanceof rlp.Interface,
    rl3 instanceof readline.Interface,
    rl instanceof readline.Interface,
    typeof readline.promises.createInterface,
    readline.promises === rlp,
  );
  for (const bad of [
    undefined,
    null,
    5,
    {},
    { input: 5 },
    { input: new PassThrough(), prompt: 5 },
    { input: new PassThrough(), completer: 5 },
    { input: new PassThrough(), historySize: -1 },
    { input: new PassThrough(), historySize: 'x' },
    { input: new PassThrough(), crlfDelay: 5 },
    { input: new PassThrough(), escapeCodeTimeout: 'x' },
    { input: new PassThrough(), tabSize: 0 },
    { input: new PassThrough(), signal: 5 },
    { input: new PassThrough(), history: 5 },
  ])
    console.log(
      t(() => {
        readline.createInterface(bad).close();
        return 'fine';
      }),
    );
  const ac2 = new AbortController();
  const rl4 = readline.createInterface({ input: new PassThrough(), signal: ac2.signal });
  rl4.on('close', () => console.log('closed by signal'));
  ac2.abort();
  const rl5 = readline.createInterface({ input: new PassThrough(), signal: AbortSignal.abort() });
  rl5.on('close', () => console.log('closed at once'));
  await new Promise((r) => setTimeout(r, 5));
  const out6 = sink();
  console.log(
    readline.cursorTo(out6, 3),
    readline.cursorTo(out6, 1, 2),
    readline.moveCursor(out6, 1, -2),
    readline.clearLine(out6, 0),
    readline.clearLine(out6, -1),
    readline.clearLine(out6, 1),
    readline.clearScreenDown(out6),
    JSON.stringify(out6.text),
    t(() => readline.cursorTo(out6, 'x')),
    t(() => readline.cursorTo(out6)),
    readline.cursorTo(null, 1),
    readline.clearLine(undefined, 1, () => console.log('cb')),
    t(() => readline.clearLine(out6, 1, 5)),
    t(() => readline.cursorTo(out6, NaN)),
  );
  const rw = new rlp.Readline(out6);
  out6.text = '';
  await rw.cursorTo(1, 1).clearLine(0).moveCursor(2, 2).clearScreenDown().commit();
  console.log(JSON.stringify(out6.text));
  rw.cursorTo(5).rollback();
  await rw.commit();
  console.log(JSON.stringify(out6.text));
  console.log(
    t(() => new rlp.Readline(5)),
    t(() => new rlp.Readline(out6, { autoCommit: 5 })),
    t(() => rw.cursorTo('x')),
    t(() => rw.clearLine(5)),
  );
  const rl7 = readline.createInterface(new PassThrough(), sink());
  console.log(rl7.output !== undefined, rl7.input !== undefined, rl7.history, rl7.cursor, rl7.getCursorPos());
  rl7.close();
  const input8 = new PassThrough();
  const rl8 = readline.createInterface({ input: input8 });
  const it = rl8[Symbol.asyncIterator]();
  input8.write('x\ny\n');
  console.log(await it.next(), await it.next());
  rl8.close();
  console.log(await it.next());
  const input9 = new PassThrough();
  const rl9 = readline.createInterface({ input: input9 });
  input9.on('error', () => {});
  setTimeout(() => input9.destroy(new Error('broken')), 1);
  try {
    for await (const l of rl9) console.log(l);
    console.log('ended');
  } catch (e) {
    console.log(e.message);
  }
  {
    const r = readline.createInterface({ input: new PassThrough() });
    setImmediate(() => r[Symbol.dispose]());
    r.on('close', () => console.log('disposed'));
  }
  const rl10 = readline.createInterface({ input: new PassThrough() });
  rl10.pause();
  rl10.on('pause', () => console.log('p'));
  rl10.on('resume', () => console.log('r'));
  rl10.resume();
  rl10.pause();
  rl10.pause();
  rl10.close();
  console.log(rl10.input.listenerCount('end'), rl10.input.isPaused());
})();

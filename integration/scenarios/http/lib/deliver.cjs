'use strict';
// How bytes come to a peer that lives in the same program: in pieces that it sees one by one.

const LONGEST = 120;

/** Calls `action` when `isSo()`, or after a while anyway: loopback has no other way to say that all has arrived. */
function when(isSo, action) {
  let turns = 0;
  const look = () => {
    if (isSo() || turns === 100) action();
    else if (turns++ < 50) setImmediate(look);
    else setTimeout(look, 1);
  };
  look();
}

/** Writes each piece when `receiver()` has read the ones before it; calls back when all are read or it has gone. */
function deliver(sender, receiver, pieces, callback) {
  let sent = 0;
  const next = (index) => {
    const isGone = () => receiver().destroyed || sender.destroyed;
    if (index === pieces.length || isGone()) {
      callback();
      return;
    }
    sender.write(pieces[index], 'latin1');
    sent += pieces[index].length;
    when(
      () => isGone() || receiver().bytesRead >= sent,
      () => next(index + 1),
    );
  };
  next(0);
}

/** Calls back when what was read has had its effect: some turns of the loop and a timer. */
function settle(callback) {
  let turns = 0;
  const turn = () => (turns++ < 8 ? setImmediate(turn) : setTimeout(callback, 1));
  turn();
}

/** Ways to cut a text into pieces. */
const whole = (text) => (text === '' ? [] : [text]);
const bytes = (text) => [...text];
const splitAt = (at) => (text) => [text.slice(0, at), text.slice(at)].filter((piece) => piece !== '');

/** A text for the trace: long ones by their beginning and length. */
function quote(text) {
  return text.length > LONGEST
    ? `${JSON.stringify(text.slice(0, LONGEST))}... ${text.length} bytes`
    : JSON.stringify(text);
}

module.exports = { bytes, deliver, quote, settle, splitAt, when, whole };

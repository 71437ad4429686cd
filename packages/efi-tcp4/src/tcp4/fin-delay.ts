/**
 * How long the FIN of `shutdown` is held back. EDK2 ends both directions at once, so a FIN that is too early costs what the peer
 * still had to say, and one that is late keeps a peer waiting that only waits for it. Who has sent something last tells
 * which of the two is likely.
 */
import type { LastSpeaker } from './connection.ts';

/** Milliseconds for a peer on the same network, which has nothing more to say, or says it at once. */
const SHORT = 30;
/** For a client that was in the midst of sending when it was answered. */
const INTERRUPTED = 100;
/** For a server that has been asked and has not answered yet. */
const ANSWER = 1000;
/** For one that answers, until it has said nothing more for so long. */
const REST_OF_ANSWER = 200;
/** Round trips in which a peer that is far away would have said what it has to say. */
const ROUND_TRIPS = 4;

export function finDelayOfAccepted(last: LastSpeaker): number {
  return last === 'peer' || last === 'peer, after our end' ? INTERRUPTED : SHORT;
}

/** `handshake` is what connecting took, in milliseconds: a round trip, or more. */
export function finDelayOfConnected(handshake: number): (last: LastSpeaker) => number {
  const far = Math.min(handshake * ROUND_TRIPS, ANSWER);
  return (last) => {
    if (last === 'us') return ANSWER;
    return Math.max(far, last === 'peer, after our end' ? REST_OF_ANSWER : SHORT);
  };
}

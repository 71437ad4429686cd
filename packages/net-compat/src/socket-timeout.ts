/** `socket.setTimeout`: the idle timers of a socket and of those that it stands for. */
import { timerDuration, validateFunction } from '@efi-node/node-errors';
import { IdleTimer } from './idle-timer.ts';
import type { Socket } from './socket.ts';

/** Throws what Node throws for arguments that are no delay or no function. */
export function startIdleTimer(socket: Socket, milliseconds: unknown, callback?: () => void): void {
  // Before the check, as on Node: what is no number stays there to be seen.
  Object.assign(socket, { timeout: milliseconds });
  const delay = Math.trunc(timerDuration(milliseconds, 'msecs'));
  socket._net.idle?.close();
  socket._net.idle = undefined;
  if (callback !== undefined) validateFunction(callback, 'callback');
  if (delay === 0) {
    if (callback !== undefined) socket.removeListener('timeout', callback);
    return;
  }
  socket._net.idle = new IdleTimer(socket._context.loop, delay, () => socket._onTimeout());
  if (callback !== undefined) socket.once('timeout', callback);
}

export function stopIdleTimers(socket: Socket): void {
  for (let one: Socket | null = socket; one !== null; one = one._parent) {
    one._net.idle?.close();
    one._net.idle = undefined;
  }
}

/** Something moved. */
export function touchIdleTimers(socket: Socket): void {
  for (let one: Socket | null = socket; one !== null; one = one._parent) one._net.idle?.touch();
}

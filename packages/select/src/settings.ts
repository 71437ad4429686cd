/** Options of a socket: those that this machine's TCP can honour, all others are refused with ENOPROTOOPT. */
import type { TcpConnectOptions } from '@efi-node/efi-tcp4';
import { IPPROTO_TCP, SO_KEEPALIVE, SO_LINGER, SO_REUSEADDR, SOL_SOCKET, TCP_NODELAY } from './constants.ts';
import { SocketError } from './errors.ts';

/** On or off, and seconds. Only 0 seconds is known: close with a reset. */
export type LingerValue = readonly [on: number, seconds: number];

export class SocketSettings {
  abortsOnClose = false;
  private noDelay = true;
  private keepAlive = false;
  /** A port is free here as soon as its socket is closed, so this changes nothing. */
  private reuseAddress = false;

  set(level: number, option: number, value: number | boolean | LingerValue): void {
    const on = Array.isArray(value) ? Boolean(value[0]) : Boolean(value);
    if (level === IPPROTO_TCP && option === TCP_NODELAY) this.noDelay = on;
    else if (level === SOL_SOCKET && option === SO_KEEPALIVE) this.keepAlive = on;
    else if (level === SOL_SOCKET && option === SO_REUSEADDR) this.reuseAddress = on;
    else if (level === SOL_SOCKET && option === SO_LINGER) this.setLinger(value);
    else throw new SocketError('ENOPROTOOPT', 'setsockopt', `level ${level}, option ${option}`);
  }

  get(level: number, option: number): number {
    if (level === IPPROTO_TCP && option === TCP_NODELAY) return Number(this.noDelay);
    if (level === SOL_SOCKET && option === SO_KEEPALIVE) return Number(this.keepAlive);
    if (level === SOL_SOCKET && option === SO_REUSEADDR) return Number(this.reuseAddress);
    if (level === SOL_SOCKET && option === SO_LINGER) return Number(this.abortsOnClose);
    throw new SocketError('ENOPROTOOPT', 'getsockopt', `level ${level}, option ${option}`);
  }

  connectOptions(): Pick<TcpConnectOptions, 'noDelay' | 'keepAlive'> {
    return { noDelay: this.noDelay, ...(this.keepAlive ? { keepAlive: {} } : {}) };
  }

  private setLinger(value: number | boolean | LingerValue): void {
    if (typeof value === 'number' || typeof value === 'boolean')
      throw new SocketError('EINVAL', 'setsockopt');
    const [on, seconds] = value;
    if (on !== 0 && seconds !== 0) {
      throw new SocketError('EOPNOTSUPP', 'setsockopt', 'a close that waits: only 0 seconds is known');
    }
    this.abortsOnClose = on !== 0;
  }
}

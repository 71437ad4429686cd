/** node:worker_threads: channels between parts of the one thread; no further threads. */
import { createAbsent } from '../unavailable.ts';
import { isObject } from '../narrow.ts';
import { BroadcastChannel } from './internal/broadcast-channel.ts';
import { MessageChannel, MessagePort, receiveMessageOnPort } from './internal/message-channel.ts';
import { markUncloneable, markUntransferable, isUntransferable } from './internal/transfer.ts';
import { locks } from './internal/locks.ts';

const environment: Map<unknown, unknown> = new Map();

const workerThreads: Record<string, unknown> = {
  ...createAbsent('worker_threads'),
  isInternalThread: false,
  isMainThread: true,
  MessagePort,
  MessageChannel,
  BroadcastChannel,
  receiveMessageOnPort,
  markAsUncloneable(value: unknown) {
    if (isObject(value) || typeof value === 'function') markUncloneable(value);
  },
  markAsUntransferable(value: unknown) {
    if (isObject(value) || typeof value === 'function') markUntransferable(value);
  },
  isMarkedAsUntransferable: (value: unknown) => isUntransferable(value),
  resourceLimits: {},
  threadId: 0,
  threadName: '',
  SHARE_ENV: Symbol.for('nodejs.worker_threads.SHARE_ENV'),
  parentPort: null,
  workerData: null,
  getEnvironmentData: (key: unknown) => environment.get(key),
  setEnvironmentData(key: unknown, value?: unknown) {
    if (value === undefined) environment.delete(key);
    else environment.set(key, value);
  },
  locks,
};
export default workerThreads;

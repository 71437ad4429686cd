/** Loaded with `--require`: from then on `require('node:http')` is ours, over the host's net. */
import Module from 'node:module';
import { createHttp } from '../index.ts';
import { hostEnvironment } from './host-machine.test.support.ts';

const http = createHttp(hostEnvironment());
const original: unknown = Reflect.get(Module, '_load');
Reflect.set(Module, '_load', function load(this: unknown, name: string, ...rest: unknown[]): unknown {
  if (name === 'http' || name === 'node:http') return http;
  return typeof original === 'function' ? Reflect.apply(original, this, [name, ...rest]) : undefined;
});

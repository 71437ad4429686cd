'use strict';
// ioredis 6 and its connections: messages to subscribers, what the server refuses, and connections that end.
// package: ioredis
// tried: publish and subscribe, patterns, passwords, errors of commands, time-outs, reconnecting after CLIENT KILL, commands on a closed connection, connection refused
// @needs redis-server: Debian's package redis-server
// @peer until: end
const { once } = require('node:events');
const Redis = require('ioredis');
const { up } = require('./lib/up.cjs');

async function failure(promise) {
  try {
    return await promise;
  } catch (error) {
    return [error.name, error.code, error.message];
  }
}

async function messages(redis) {
  const subscriber = redis.duplicate();
  console.log(await subscriber.subscribe('news', 'weather'), await subscriber.psubscribe('log:*'));
  const got = [];
  subscriber.on('message', (channel, message) => got.push(`${channel}: ${message}`));
  subscriber.on('pmessage', (pattern, channel, message) => got.push(`${pattern} ${channel}: ${message}`));
  console.log(await redis.publish('news', 'hello'), await redis.publish('sports', 'nobody hears'));
  console.log(await redis.publish('log:error', 'disk full'));
  const binary = once(subscriber, 'messageBuffer');
  await redis.publish('weather', Buffer.from([0, 1, 254, 255]));
  console.log(await binary);
  for (let index = 0; index < 200; index++) redis.publish('news', String(index));
  while (got.length < 203) await once(subscriber, 'message');
  console.log(got.slice(0, 5), got.at(-1));
  console.log('commands between messages', await subscriber.get('x'));
  console.log(await subscriber.unsubscribe('news', 'weather'), await subscriber.punsubscribe('log:*'));
  console.log(await redis.publish('news', 'hello'));
  await subscriber.quit();
}

async function errors(redis) {
  await redis.set('text', 'no number');
  console.log(await failure(redis.lpush('text', 1)));
  console.log(await failure(redis.incr('text')));
  console.log(await failure(redis.call('NOSUCHCOMMAND', 'x')));
  console.log(await failure(redis.set('too few')));
  try {
    await redis.hset('text', 'a', 'b');
  } catch (error) {
    console.log(error instanceof Redis.ReplyError, error.command);
  }
}

async function passwords(redis, place) {
  await redis.acl('SETUSER', 'reader', 'on', '>secret', '~*', '+@read', '+@connection', '+info');
  const options = { ...place, username: 'reader', retryStrategy: null };
  const right = new Redis({ ...options, password: 'secret' });
  console.log(await right.get('text'), await failure(right.set('a', 'b')));
  await right.quit();
  const wrong = new Redis({ ...options, password: 'guessed', lazyConnect: true });
  wrong.on('error', (error) => console.log('error', error.message));
  console.log(await failure(wrong.connect()));
}

async function reconnecting(redis) {
  const client = redis.duplicate({ connectionName: 'victim', retryStrategy: (times) => 10 * times });
  const subscriber = redis.duplicate({ retryStrategy: () => 10 });
  await subscriber.subscribe('after');
  await client.select(2);
  await client.set('kept', 'in database 2');
  for (const event of ['close', 'reconnecting', 'connect', 'ready'])
    client.on(event, (detail) => console.log(event, detail ?? ''));
  const [id, other] = [await client.client('ID'), await subscriber.client('ID')];
  const waiting = client.blpop('work', 0);
  const subscribed = once(subscriber, 'ready');
  const ready = once(client, 'ready');
  const killed = [await redis.client('KILL', 'ID', id), await redis.client('KILL', 'ID', other)];
  await Promise.all([ready, subscribed]);
  console.log(killed);
  await redis.select(2);
  await redis.rpush('work', 'done after all');
  console.log('sent again:', await waiting, await client.get('kept'), await client.client('GETNAME'));
  const message = once(subscriber, 'message');
  while ((await redis.publish('after', 'still here')) === 0) await new Promise(setImmediate);
  console.log(await message);
  await subscriber.quit();
  const ended = once(client, 'end');
  await client.quit();
  await ended;
}

async function timeouts(redis) {
  const client = redis.duplicate({ commandTimeout: 300 });
  console.log(await failure(client.blpop('never', 0)));
  client.disconnect();
  await once(client, 'end');
  const silent = redis.duplicate({ socketTimeout: 300, retryStrategy: null, maxRetriesPerRequest: 0 });
  silent.on('error', (error) => console.log('error', error.message));
  console.log(await failure(silent.blpop('never', 0)));
}

async function closed(redis, place) {
  const client = redis.duplicate();
  await client.ping();
  const ended = once(client, 'end');
  client.disconnect();
  console.log(await failure(client.get('x')));
  await ended;
  console.log(client.status, await failure(client.get('x')));
  await client.connect();
  console.log(client.status, await client.ping(), await client.quit());
  const eager = redis.duplicate({ enableOfflineQueue: false });
  console.log(await failure(eager.get('x')));
  await once(eager, 'ready');
  console.log(await eager.ping(), await eager.quit());
  const refused = new Redis({ ...place, port: 1, retryStrategy: (times) => (times < 3 ? 5 : null) });
  refused.on('error', ({ code, syscall, port }) => console.log('error', code, syscall, port));
  console.log(await failure(refused.get('x')));
}

async function main() {
  const place = await up();
  const redis = new Redis(place);
  for (const part of [messages, errors, passwords, reconnecting, timeouts, closed]) {
    console.log(`-- ${part.name}`);
    await part(redis, place);
  }
  console.log(await redis.quit());
}
main();

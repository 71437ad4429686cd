'use strict';
// ioredis 6 against a real Redis: what programs keep in it, and how they ask for it.
// package: ioredis
// tried: strings, counters, hashes, lists, sets, sorted sets, expiry, pipelines, transactions, Lua scripts, streams, SCAN, binary values, values of 1 MiB
// @needs redis-server: Debian's package redis-server
// @peer until: end
const { createHash } = require('node:crypto');
const Redis = require('ioredis');
const { up } = require('./lib/up.cjs');

const sha256 = (bytes) => createHash('sha256').update(bytes).digest('hex');

async function values(redis) {
  console.log(
    await redis.set('greeting', 'Grüße, 世界 🎉'),
    await redis.get('greeting'),
    await redis.get('none'),
  );
  console.log(await redis.mset({ a: 1, b: 2 }), await redis.mget('a', 'b', 'c'));
  console.log(await redis.set('a', 'other', 'NX'), await redis.set('a', 'new', 'GET'), await redis.get('a'));
  console.log(
    await redis.incr('visits'),
    await redis.incrby('visits', 41),
    await redis.incrbyfloat('price', 2.5),
  );
  redis.get('visits', (error, reply) => console.log('callback', error, reply));
  console.log(
    await redis.append('greeting', '!'),
    await redis.strlen('greeting'),
    await redis.del('a', 'b', 'c'),
  );
  console.log(
    await redis.set('session', 'abc', 'EX', 100),
    await redis.ttl('session'),
    await redis.ttl('visits'),
  );
  await redis.set('moment', 'gone soon', 'PX', 30);
  while ((await redis.exists('moment')) === 1) await new Promise((resolve) => setTimeout(resolve, 10));
  console.log('expired', await redis.get('moment'));
}

async function collections(redis) {
  console.log(await redis.hset('user:1', { name: 'Ada', born: 1815 }), await redis.hgetall('user:1'));
  console.log(await redis.hincrby('user:1', 'born', 1), await redis.hget('user:1', 'none'));
  console.log(await redis.rpush('queue', 'one', 'two', 'three'), await redis.lrange('queue', 0, -1));
  console.log(await redis.lpop('queue'), await redis.blpop('queue', 1), await redis.llen('queue'));
  console.log(await redis.sadd('tags', 'x', 'y', 'x'), (await redis.smembers('tags')).toSorted());
  console.log(await redis.zadd('scores', 1, 'one', 2.5, 'two', 3, 'three'));
  console.log(await redis.zrange('scores', 0, 1, 'WITHSCORES'), await redis.zscore('scores', 'two'));
}

async function batches(redis) {
  const replies = await redis
    .pipeline()
    .set('p', 1)
    .incr('p')
    .lpush('p', 'no list')
    .get('p', (error, reply) => console.log('on the way', error, reply))
    .exec();
  for (const [error, reply] of replies) console.log(error?.message, reply);
  console.log(await redis.multi().set('m', 'x').append('m', 'y').get('m').exec());
  await redis.watch('m');
  const other = redis.duplicate();
  await other.set('m', 'changed meanwhile');
  console.log('watched key changed:', await redis.multi().set('m', 'lost').exec(), await redis.get('m'));
  await other.quit();
  try {
    await redis.multi().set('too few').get('m').exec();
  } catch (error) {
    console.log(
      error.name,
      error.message,
      error.previousErrors.map(({ message }) => message),
    );
  }
  const many = redis.pipeline();
  for (let index = 0; index < 1000; index++) many.set(`key:${index}`, `value ${index}`);
  console.log((await many.exec()).every(([error, reply]) => error === null && reply === 'OK'));
  const together = Array.from({ length: 100 }, (_, index) => redis.get(`key:${index * 7}`));
  console.log((await Promise.all(together)).every((value, index) => value === `value ${index * 7}`));
}

async function scripts(redis) {
  redis.defineCommand('addAll', {
    numberOfKeys: 1,
    lua: `local sum = 0
      for _, n in ipairs(ARGV) do sum = sum + tonumber(n) end
      redis.call('set', KEYS[1], sum)
      return {KEYS[1], sum, redis.call('get', KEYS[1])}`,
  });
  console.log(await redis.addAll('sum', 1, 2, 39), await redis.addAll('sum', 4));
  console.log(await redis.eval('return {1, "two", {3, false}}', 0));
  try {
    await redis.eval('return redis.error_reply("MINE said the script")', 0);
  } catch (error) {
    console.log(error.name, error.message);
  }
}

async function streams(redis) {
  for (const [id, text] of [
    ['1-1', 'first'],
    ['1-2', 'second'],
    ['2-1', 'third'],
  ])
    await redis.xadd('log', id, 'text', text);
  console.log(await redis.xlen('log'), JSON.stringify(await redis.xrange('log', '-', '+', 'COUNT', 2)));
  const reader = redis.duplicate();
  const waiting = reader.xread('BLOCK', 0, 'STREAMS', 'log', '2-1');
  await redis.xadd('log', '3-1', 'text', 'came later', 'n', 4);
  console.log(JSON.stringify(await waiting));
  await reader.quit();
  await redis.xgroup('CREATE', 'log', 'workers', '0');
  console.log(
    JSON.stringify(await redis.xreadgroup('GROUP', 'workers', 'w1', 'COUNT', 1, 'STREAMS', 'log', '>')),
  );
  console.log(await redis.xack('log', 'workers', '1-1'), await redis.xack('log', 'workers', '9-9'));
}

async function scan(redis) {
  const keys = new Set();
  for await (const part of redis.scanStream({ match: 'key:*', count: 100 }))
    for (const key of part) keys.add(key);
  console.log('scanned', keys.size);
}

async function bytes(redis) {
  const all = Buffer.from(Array.from({ length: 256 }, (_, index) => index));
  await redis.set(Buffer.from([0, 255, 13, 10]), all);
  console.log((await redis.getBuffer(Buffer.from([0, 255, 13, 10]))).equals(all));
  const big = Buffer.alloc(1 << 20);
  for (let index = 0; index < big.length; index += 4) big.writeUInt32LE((index * 2654435761) >>> 0, index);
  console.log(await redis.set('big', big), await redis.strlen('big'));
  const back = await redis.getBuffer('big');
  console.log(back.length, sha256(back) === sha256(big), sha256(back));
  const text = 'ü'.repeat(1 << 19);
  await redis.set('text', text);
  console.log((await redis.get('text')) === text);
}

async function main() {
  const redis = new Redis(await up());
  console.log(await redis.ping());
  for (const part of [values, collections, batches, scripts, streams, scan, bytes]) {
    console.log(`-- ${part.name}`);
    await part(redis);
  }
  console.log(await redis.dbsize(), await redis.quit());
}
main();

import { serveRedis } from './lib/redis.mjs';

await serveRedis();

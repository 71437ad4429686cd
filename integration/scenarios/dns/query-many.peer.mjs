import { a } from './lib/records.mjs';
import { replyBytes, serve } from './lib/server.mjs';

const waiting = [];

/** Each question but every fourth waits for the next, which is answered before it. */
serve((query) => {
  if (query.name === 'many.test')
    return { answers: Array.from({ length: 70 }, (_, index) => a(`192.0.2.${index}`)) };
  const reply = { raw: replyBytes(query, { answers: [a(`192.0.2.${query.name.slice(1, -5)}`)] }) };
  return [reply, ...waiting.splice(0)];
});

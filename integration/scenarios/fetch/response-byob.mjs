// A reader with buffers of its own gets as much as fits into each.
// covers: Response#body
import { ok, serve } from './lib/wire.mjs';

await serve({ answer: ok('abcdef') }, async (url) => {
  const { body } = await fetch(url);
  const reader = body.getReader({ mode: 'byob' });
  console.log(await reader.read(new Uint8Array(2)));
  console.log(await reader.read(new Uint8Array(3)));
  console.log(await reader.read(new Uint8Array(20)));
  const { done, value } = await reader.read(new Uint8Array(20));
  console.log(done, value.length);
});

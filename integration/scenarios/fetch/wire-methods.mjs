// Methods in capitals where they are common, as they were given where they are not; POST and PUT say how long nothing is.
// covers: fetch:option:method
import { ok, serve } from './lib/wire.mjs';

for (const method of ['get', 'post', 'put', 'delete', 'options', 'PATCH', 'foo', 'Report']) {
  await serve({ answer: ok(), print: true }, (url) =>
    fetch(url, { method }).then((response) => response.text()),
  );
}

// A digest that is named must be that of the body; the strongest counts, unknown ones do not.
// covers: fetch:option:integrity
import { createHash } from 'node:crypto';
import { ok, report, serve } from './lib/wire.mjs';

const digest = (algorithm, text) => `${algorithm}-${createHash(algorithm).update(text).digest('base64')}`;
const lists = {
  right: digest('sha256', 'hi'),
  wrong: digest('sha256', 'ho'),
  'one of two': `${digest('sha256', 'ho')} ${digest('sha256', 'hi')}`,
  'weaker one right': `${digest('sha256', 'hi')} ${digest('sha512', 'ho')}`,
  'stronger one right': `${digest('sha256', 'ho')} ${digest('sha384', 'hi')}`,
  unknown: 'md5-abc',
};
for (const [label, integrity] of Object.entries(lists)) {
  await serve({ answer: ok('hi') }, (url) =>
    report(label, async () => (await fetch(url, { integrity })).text()),
  );
}

'use strict';
// covers: dns.Resolver#resolve4
// Many questions at once, answered in another order, and an answer with many records.
const { withServer } = require('./lib/client.cjs');
withServer(async (resolver) => {
  const names = Array.from({ length: 40 }, (_, index) => `n${index}.test`);
  const answers = await Promise.all(names.map((name) => resolver.resolve4(name)));
  console.log(answers.flat());
  const many = await resolver.resolve4('many.test');
  console.log(many.length, many[0], many.at(-1));
});

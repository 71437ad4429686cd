'use strict';
// covers: dns.Resolver#resolve4
// What comes and is not the answer is passed over: another id, another question, from another port, nothing.
const { withServer, show } = require('./lib/client.cjs');
withServer((resolver) =>
  show({
    'another id': () => resolver.resolve4('id.test'),
    'another name': () => resolver.resolve4('name.test'),
    'another port': () => resolver.resolve4('elsewhere.test'),
    nothing: () => resolver.resolve4('nothing.test'),
    twice: () => resolver.resolve4('twice.test'),
    'capitals in the question': () => resolver.resolve4('capitals.test'),
    'not said to be an answer': () => resolver.resolve4('query.test'),
  }),
);

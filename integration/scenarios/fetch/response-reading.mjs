// A body is read whole in six ways, and once.
// covers: Response#text, Response#json, Response#arrayBuffer, Response#bytes, Response#blob, Response#formData, Response#bodyUsed
import { report } from './lib/wire.mjs';

const make = (body = '{"a":"é"}', type = 'Application/JSON; charset=UTF-8') =>
  new Response(body, { headers: { 'content-type': type } });
console.log(await make().text());
console.log(await make().json());
console.log(await make('é').arrayBuffer());
console.log(await make('é').bytes());
console.log(await make('é').blob());
console.log(await new Response(new Uint8Array(1)).blob());
console.log(await new Response('\ufeffé').text(), await new Response(new Uint8Array([255, 65])).text());
console.log([...(await new Response(new URLSearchParams('a=1&b=%C3%BC+x&a=2')).formData())]);
const attempts = {
  'bad JSON': async () => {
    try {
      await make('{a').json();
    } catch (error) {
      return error.name;
    }
  },
  'no body': async () => JSON.stringify(await new Response(null).text()),
  'no form': () => make('x').formData(),
  'no type': () => new Response(new Uint8Array(1)).formData(),
  twice: async () => {
    const response = make();
    await response.text();
    return response.text();
  },
  'twice nothing': async () => {
    const response = new Response(null);
    await response.text();
    return [response.bodyUsed, await response.text()];
  },
  locked: () => {
    const response = make();
    response.body.getReader();
    return response.text();
  },
  used: async () => {
    const response = make();
    const before = response.bodyUsed;
    const promise = response.text();
    const during = response.bodyUsed;
    await promise;
    return [before, during, response.bodyUsed, response.body.locked];
  },
  'chunk of text': () =>
    new Response(
      new ReadableStream({
        start(controller) {
          controller.enqueue('x');
          controller.close();
        },
      }),
    ).text(),
  'stream with an error': () =>
    new Response(
      new ReadableStream({
        start(controller) {
          controller.error(new Error('mine'));
        },
      }),
    ).text(),
};
for (const [label, attempt] of Object.entries(attempts)) await report(label, attempt);

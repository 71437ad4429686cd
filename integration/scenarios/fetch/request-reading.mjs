// A server's view: the same six ways to read, of a Request.
// covers: Request#text, Request#json, Request#arrayBuffer, Request#bytes, Request#blob, Request#formData
const make = (body, type) =>
  new Request('http://a', {
    method: 'POST',
    body,
    headers: type === undefined ? {} : { 'content-type': type },
  });
console.log(await make('é').text());
console.log(await make('[1]').json());
console.log(await make('é').arrayBuffer());
console.log(await make(new Uint8Array([1, 2])).bytes());
console.log(await make('x', 'A/B;c=D').blob());
console.log([...(await make('a=1&b=2', 'application/x-www-form-urlencoded').formData())]);
const form = new FormData();
form.append('a', 'é');
form.append('f', new File(['content'], 'name.txt', { type: 'text/x' }));
const read = await make(form).formData();
console.log(read.get('a'), read.get('f').name, read.get('f').type, await read.get('f').text());

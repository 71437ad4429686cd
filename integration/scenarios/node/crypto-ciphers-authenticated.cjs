// AES-GCM: additional data, tags, and what was changed on the way.
const crypto = require('node:crypto');
const { told } = require('./lib/told.cjs');

const key = Buffer.alloc(32, 1);
const iv = Buffer.alloc(12, 2);
const seal = (options, ...parts) => {
  const cipher = crypto.createCipheriv('aes-256-gcm', key, iv, options);
  for (const part of parts) cipher.setAAD(part);
  const sealed = Buffer.concat([cipher.update('a secret'), cipher.final()]);
  return { sealed, tag: cipher.getAuthTag() };
};
console.log(
  seal(),
  seal(undefined, Buffer.from('head')),
  seal(undefined, Buffer.from('he'), Buffer.from('ad')),
  seal({ authTagLength: 12 }),
);
told('odd tag length', () => seal({ authTagLength: 3 }));
told('odd tag length', () => seal({ authTagLength: 17 }));

const { sealed, tag } = seal(undefined, Buffer.from('head'));
function open({ tag: givenTag = tag, head = Buffer.from('head'), bytes = sealed, options } = {}) {
  const decipher = crypto.createDecipheriv('aes-256-gcm', key, iv, options);
  if (head !== null) decipher.setAAD(head);
  if (givenTag !== null) decipher.setAuthTag(givenTag);
  return decipher.update(bytes, null, 'utf8') + decipher.final('utf8');
}
told('good', () => open());
told('other head', () => open({ head: Buffer.from('heaD') }));
told('no head', () => open({ head: null }));
told('other tag', () => open({ tag: Buffer.alloc(16) }));
told('no tag', () => open({ tag: null }));
told('other bytes', () => open({ bytes: Buffer.alloc(8) }));
told('wrong tag', () => open({ tag: Buffer.alloc(3) }));
told('wrong tag', () => open({ tag: 5 }));
told('short tag', () => open({ tag: tag.subarray(0, 12), options: { authTagLength: 12 } }));
told('tag longer than asked for', () => open({ tag, options: { authTagLength: 12 } }));
told('tag in hex', () => {
  const decipher = crypto.createDecipheriv('aes-256-gcm', key, iv);
  decipher.setAAD('head', { encoding: 'utf8' }).setAuthTag(tag.toString('hex'), 'hex');
  return decipher.update(sealed, undefined, 'utf8') + decipher.final('utf8');
});

told('tag before the end', () => crypto.createCipheriv('aes-256-gcm', key, iv).getAuthTag());
told('tag twice', () => {
  const decipher = crypto.createDecipheriv('aes-256-gcm', key, iv);
  return decipher.setAuthTag(tag).setAuthTag(tag) === decipher;
});
told('tag after the end', () => {
  const decipher = crypto.createDecipheriv('aes-256-gcm', key, iv);
  decipher.setAAD(Buffer.from('head')).setAuthTag(tag);
  decipher.update(sealed);
  decipher.final();
  return decipher.setAuthTag(tag);
});
told('head after data', () => {
  const cipher = crypto.createCipheriv('aes-256-gcm', key, iv);
  cipher.update('a');
  return cipher.setAAD(Buffer.from('b')) === cipher;
});
told('tag of a cipher without one', () =>
  crypto.createCipheriv('aes-128-cbc', Buffer.alloc(16), Buffer.alloc(16)).getAuthTag(),
);
told('head of a cipher without one', () =>
  crypto.createCipheriv('aes-128-cbc', Buffer.alloc(16), Buffer.alloc(16)).setAAD(Buffer.alloc(1)),
);
told('no iv', () => crypto.createCipheriv('aes-256-gcm', key, null));
told('empty iv', () => crypto.createCipheriv('aes-256-gcm', key, Buffer.alloc(0)));
console.log(
  typeof crypto.Cipheriv.prototype.getAuthTag,
  typeof crypto.Cipheriv.prototype.setAuthTag,
  typeof crypto.Decipheriv.prototype.setAuthTag,
  typeof crypto.Decipheriv.prototype.getAuthTag,
);

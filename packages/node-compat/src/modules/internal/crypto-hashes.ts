/** The part of node:crypto that hashes in JavaScript. */
import { addHashes } from '../../crypto/hashes.ts';
import { nobleHashes } from '../../crypto/noble-hashes.ts';

addHashes(nobleHashes);
const exported: Record<string, unknown> = { ...nobleHashes };
export default exported;

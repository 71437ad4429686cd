/** The part of node:crypto that derives keys by scrypt (RFC 7914). */
import { scrypt } from '@noble/hashes/scrypt.js';

const exported: Record<string, unknown> = { scrypt };
export default exported;

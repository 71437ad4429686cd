/** Which objects are keys, for questions that must not bring cryptography with them. */
export const keyObjects: WeakSet<object> = new WeakSet();
export const cryptoKeys: WeakSet<object> = new WeakSet();

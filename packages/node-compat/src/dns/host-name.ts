/** What the machine calls itself. */
export const hostName = 'localhost';

/** An error of a file operation, as libuv words it. */
export { uvException as fsError } from '@efi-node/node-errors';

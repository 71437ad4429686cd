/**
 * TCP streams and UDP ports for a machine without an OS: EFI_TCP4 and EFI_UDP4 on its interfaces, an in-process loopback
 * for 127.0.0.0/8 and the machine's own addresses, one interface over both.
 */
export { formatIpv4, isLoopback, parseIpv4 } from './address.ts';
export { createStacks, createTcp, type Stacks, type TcpOptions } from './create.ts';
export { TcpError } from './error.ts';
export { type InterfaceDescription, listInterfaces } from './interfaces.ts';
export { createLoopbackTcp } from './loopback-stack.ts';
export type * from './tcp.ts';
export type * from './udp.ts';

/** Everything of the specification that is declared. */
export * from './boot-services.ts';
export * from './console.ts';
export * from './dhcp4.ts';
export * from './dns4.ts';
export * from './file.ts';
export * from './graphics-output.ts';
export * from './ip4.ts';
export * from './ip4-config.ts';
export * from './loaded-image.ts';
export * from './mnp.ts';
export * from './rng.ts';
export * from './runtime-services.ts';
export * from './service-binding.ts';
export * from './snp.ts';
export * from './system-table.ts';
export * from './tcp4.ts';
export * from './udp4.ts';

/** What firmware's tables say about the machine. */
export * from './acpi.ts';
export * from './configuration.ts';
export * from './memory-map.ts';
export * from './smbios.ts';

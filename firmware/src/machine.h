/* What concerns the application as a whole. */
#ifndef MACHINE_H
#define MACHINE_H

/* 'qemu' or 'hardware', as told by the load options. */
const char *machine_host(void);

#endif

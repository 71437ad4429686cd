/* musl's way to the machine: the one function that its system calls have become. */
#ifndef LIBC_H
#define LIBC_H

void efi_libc_init(void);

#endif

/* The bundle: one file with the runtime and the programs (docs/architecture.md). */
#ifndef BUNDLE_H
#define BUNDLE_H

#include "firmware.h"

typedef struct { const uint8_t *data; size_t length; } BundleEntry;

/*
 * Finds and reads the bundle. The section `.bundle` of our own image comes first, so that a signed application runs what
 * was signed and nothing else; then QEMU's initrd if we were told that QEMU is there; then efi-node.bundle beside the
 * image's own file. Says on stderr what is wrong and answers false when it cannot.
 */
bool bundle_open(const EFI_LOADED_IMAGE *image, bool qemu);
void bundle_close(void);
/* An entry by its whole name; `data` is NULL when there is none. Data is followed by a NUL. */
BundleEntry bundle_entry(const char *name, size_t length);
/* Entry `name` of a program. */
BundleEntry bundle_program_entry(unsigned program, const char *name, size_t length);
/* Calls `visit` with the name of each entry of a program, without its prefix, until one call answers false. */
bool bundle_program_names(unsigned program, bool (*visit)(void *context, const char *name, size_t length), void *context);
/* Whether a byte is inside the bundle, so that the NUL behind an entry can be relied on. */
bool bundle_contains(const uint8_t *byte);

#endif

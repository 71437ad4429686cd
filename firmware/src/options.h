/* The load options of the image: words `name=value`, as QEMU's -append or a boot entry gives them. */
#ifndef OPTIONS_H
#define OPTIONS_H

#include "firmware.h"

typedef struct {
    bool qemu;          /* host=qemu: QEMU's own ports may be touched */
    uint16_t port;      /* port=: isa-debugcon that takes the frames */
    uint16_t exit_port; /* exit=: isa-debug-exit; 0 when there is none */
} Options;

/* Words that are not ours (OVMF adds `initrd=initrd`) are left alone. */
Options options_read(const EFI_LOADED_IMAGE *image);

#endif

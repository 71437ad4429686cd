/* A section of our own image by its name, as firmware has loaded it. */
#ifndef SECTION_H
#define SECTION_H

#include "firmware.h"

typedef struct { uint8_t *data; size_t length; } Section;

/* `name` has at most 8 characters; `data` is NULL when there is no such section, or the headers are not as they should be. */
Section section_find(const EFI_LOADED_IMAGE *image, const char *name);

#endif

/* Pages from the firmware, under a limit that leaves it enough for itself. */
#ifndef MEMORY_H
#define MEMORY_H

#include "firmware.h"

/* Reads the memory map and sets the limit. */
void memory_open(void);
/* Zeroed pages for `size` bytes; NULL when the limit is reached or firmware has none. */
void *memory_pages(size_t size);
void memory_free_pages(void *address, size_t size);
/* Gives everything back, at the end of the application. */
void memory_close(void);

size_t memory_taken(void);     /* bytes in pages that we hold */
size_t memory_limit(void);     /* the most that we may hold */
uint64_t memory_available(void); /* bytes of conventional memory that firmware still has */

#endif

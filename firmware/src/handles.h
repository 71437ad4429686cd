/* Child handles of network protocols (TCP4, UDP4, …) that an application made and has not destroyed. */
#ifndef HANDLES_H
#define HANDLES_H

#include <stddef.h>

size_t handles_open(void);
/* Destroys them, as far as their drivers agree. */
void handles_destroy(void);

#endif

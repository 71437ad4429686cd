/* Memory for the engine: musl's malloc, with freed blocks of middle and large size held ready for the next use. */
#ifndef ENGINE_MEMORY_H
#define ENGINE_MEMORY_H

#include "quickjs.h"

extern const JSMallocFunctions engine_memory;

/* Gives what is held ready back to malloc. */
void engine_memory_trim(void);

#endif

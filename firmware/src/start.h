/* Sizes that the start and the engine must agree on. */
#ifndef START_H
#define START_H

/* The engine refuses to go deeper than this; the rest is for C, firmware's own calls and its interrupts. */
#define STACK_FOR_SCRIPTS (3u << 20)
#define STACK_SIZE (4u << 20)

#endif

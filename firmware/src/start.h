/* Sizes that the start and the engine must agree on. */
#ifndef START_H
#define START_H

/*
 * The engine refuses to go deeper than this (about 11,000 calls of a small function, as in Node); the rest is for C,
 * firmware's own calls and its interrupts.
 */
#define STACK_FOR_SCRIPTS (7u << 20)
#define STACK_SIZE (8u << 20)

#endif

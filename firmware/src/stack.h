/* A stack of our own: the firmware's may be as small as 128 KiB, and recursive JavaScript wants more. */
#ifndef STACK_H
#define STACK_H

#include <stddef.h>

/* Runs a function on a stack of `size` bytes that ends at `top`, and answers its result. */
int stack_enter(int (*function)(void *), void *argument, void *top);
/* Leaves the function that runs on that stack from any depth, with this result. */
_Noreturn void stack_leave(int result);

#endif

/* One program of the bundle in an engine of its own, from its first line to the count of what it left. */
#ifndef ENGINE_H
#define ENGINE_H

#include "bundle.h"
#include "quickjs.h"
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct {
    JSRuntime *runtime;
    JSContext *context;
    unsigned program;          /* number in the bundle */
    JSValue step, close, exit_code; /* the program's entries; undefined before onProgram */
    JSValue entries;           /* the object that has them */
    JSValue rejection_listener;
    JSValue async_context;     /* the slot, see quickjs-inside.h */
    bool exiting;              /* exit() was called: JavaScript is being unwound */
} Engine;

/* Of the program that runs. */
extern Engine engine;

/* Runs a program to its end and answers its exit code. */
int engine_run(unsigned program);
/* By how much the engine may grow before it looks for garbage. */
size_t engine_headroom(void);
/* Whether an entry of the bundle begins as bytecode does. */
bool engine_is_bytecode(BundleEntry entry);
/* Evaluates bytecode; throws for that of another build of the engine. `name` is for the message. */
JSValue engine_load_bytecode(JSContext *context, BundleEntry entry, const char *name);
/* Ends all JavaScript that runs now; returns the exception that does it. */
JSValue engine_exit(JSContext *context);

#endif

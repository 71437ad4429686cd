/* The native functions (packages/efi-core/src/native.ts), by theme; native.c has the table of all. */
#ifndef NATIVE_H
#define NATIVE_H

#include "engine.h"
#include "quickjs-inside.h"

#define NATIVE(name) JSValue native_##name(JSContext *context, JSValueConst self, int count, JSValueConst *arguments)

/* Makes the object that the runtime finds as globalThis.efiNative. */
JSValue native_object(JSContext *context);

/* What a program may have left behind, counted and then given back. */
size_t native_memory_blocks(void);
size_t native_memory_pins(void);
void native_memory_close(JSContext *context);
size_t native_http_parsers(void);
void native_http_open(JSContext *context);
void native_http_close(JSContext *context);
void native_zlib_open(JSContext *context);

/*
 * Arguments. Each answers false with a TypeError or RangeError that names the argument. Missing ones are undefined:
 * the engine fills up to the length that the table gives.
 */
bool argument_number(JSContext *context, JSValueConst value, const char *what, double least, double most, double *number);
bool argument_integer(JSContext *context, JSValueConst value, const char *what, double least, double most, uint64_t *number);
bool argument_address(JSContext *context, JSValueConst value, const char *what, uint64_t *address);

NATIVE(allocate); NATIVE(free); NATIVE(view); NATIVE(pin); NATIVE(unpin);
NATIVE(call); NATIVE(callPrepared); NATIVE(poll);
NATIVE(createEvent); NATIVE(eventHandle); NATIVE(closeEvent); NATIVE(muteEvent); NATIVE(takeEvents); NATIVE(wait);
NATIVE(now); NATIVE(wallClock);
NATIVE(write); NATIVE(file); NATIVE(fileNames);
NATIVE(evaluate); NATIVE(runJobs); NATIVE(onRejection); NATIVE(onProgram); NATIVE(exit);
NATIVE(collectGarbage); NATIVE(lookInside); NATIVE(memoryUsage); NATIVE(counters);
NATIVE(copyBytes); NATIVE(encodeInto); NATIVE(decode); NATIVE(byteLength); NATIVE(isUtf8);
NATIVE(createHash); NATIVE(copyHash); NATIVE(updateHash); NATIVE(digestHash); NATIVE(pbkdf2); NATIVE(hkdf);
NATIVE(createHttpParser);
NATIVE(createZlib); NATIVE(crc32);
NATIVE(cpuid); NATIVE(readMsr); NATIVE(writeMsr); NATIVE(readPort); NATIVE(writePort); NATIVE(randomBytes);

#endif

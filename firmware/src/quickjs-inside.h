/* What QuickJS keeps to itself and we need: a string's own characters, without a detour by UTF-8. */
#ifndef QUICKJS_INSIDE_H
#define QUICKJS_INSIDE_H

#include "quickjs.h"

/* The characters of a string value: 8-bit ones (Latin-1) or UTF-16 units. Valid while `owner` is held. */
typedef struct {
    const void *data;
    uint32_t length;
    bool wide;
    JSValue owner; /* to be given to JS_FreeValue */
} StringView;

/* False with a TypeError when the value is no string; `what` names it in the message. */
bool string_view(JSContext *context, JSValueConst value, const char *what, StringView *view);

/* A new string of that many characters whose place is to be filled at once; exception when too long or out of memory. */
JSValue string_allocate8(JSContext *context, size_t length, uint8_t **place);
JSValue string_allocate16(JSContext *context, size_t length, uint16_t **place);

/* Whether a flat string value has exactly these Latin-1 characters. */
bool string_equals(JSValueConst value, const uint8_t *bytes, size_t length);

/*
 * A new object with the properties of `model` in its order, and these values (which it takes over). The model must be
 * a plain object that nobody else can change.
 */
JSValue object_like(JSContext *context, JSValueConst model, const JSValue *values, int count);

/* Bytes of a Uint8Array (or of a subclass); false with a TypeError for anything else or a detached one. */
bool bytes_view(JSContext *context, JSValueConst value, const char *what, uint8_t **data, size_t *length);

/* The same for a Float64Array. */
bool doubles_view(JSContext *context, JSValueConst value, const char *what, double **data, size_t *length);

/* New memory with these bytes, as a Uint8Array with this prototype, an object. */
JSValue bytes_like(JSContext *context, JSValueConst prototype, const uint8_t *data, size_t length);

/*
 * What an object has that the language shows nobody: an array of a word and values, as `Inside` of native.ts describes
 * it; undefined for what has nothing of the kind.
 */
JSValue look_inside(JSContext *context, JSValueConst value);

/* How messages name what came: "a bigint", "null", … */
const char *value_kind(JSValueConst value);

/*
 * The object `{ current }` whose property goes along with promises: scripts/engine.mjs has the engine ask for it when it makes
 * a reaction or a job, and put it in place while that runs. One at a time; exception when out of memory.
 */
JSValue async_context_create(JSContext *context);
/* To be called before the last of its references goes. */
void async_context_forget(void);

/* Bytes that the engine holds. */
size_t engine_heap_used(JSRuntime *runtime);
/*
 * To be called now and then. The engine looks for cyclic garbage when its memory has grown by half since the last
 * time, which for a small heap is every few dozen HTTP requests: this lets it grow by at least `headroom` bytes.
 */
void engine_relax_collector(JSRuntime *runtime, size_t headroom);
/* Makes the interrupt handler be asked at the very next loop or call. */
void engine_poll_soon(JSContext *context);

#endif

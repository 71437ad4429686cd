/* The engine as the program sees it: evaluation, jobs, rejections, the pump's entries, memory; and output and files. */
#include "bundle.h"
#include "events.h"
#include "memory.h"
#include "native.h"
#include "output.h"
#include <string.h>

NATIVE(write) {
    uint64_t stream;
    uint8_t *data;
    size_t length;
    (void)self, (void)count;
    if (!argument_integer(context, arguments[0], "write: argument 1 (stream)", 1, 2, &stream) ||
        !bytes_view(context, arguments[1], "write: argument 2 (bytes)", &data, &length)) return JS_EXCEPTION;
    output_write((Stream)stream, data, length);
    return JS_UNDEFINED;
}

NATIVE(file) {
    size_t length;
    (void)self, (void)count;
    if (!JS_IsString(arguments[0]))
        return JS_ThrowTypeError(context, "file: argument 1 (name) must be a string, but it is %s", value_kind(arguments[0]));
    const char *name = JS_ToCStringLen(context, &length, arguments[0]);
    if (name == NULL) return JS_EXCEPTION;
    BundleEntry entry = bundle_program_entry(engine.program, name, length);
    JS_FreeCString(context, name);
    if (entry.data == NULL) return JS_UNDEFINED;
    return JS_NewUint8Array(context, (uint8_t *)entry.data, entry.length, NULL, NULL, false);
}

typedef struct { JSContext *context; JSValue array; uint32_t length; } Names;

static bool add_name(void *names_of, const char *name, size_t length) {
    Names *names = names_of;
    JSValue text = JS_NewStringLen(names->context, name, length);
    if (JS_IsException(text)) return false;
    return JS_DefinePropertyValueUint32(names->context, names->array, names->length++, text, JS_PROP_C_W_E) >= 0;
}

NATIVE(fileNames) {
    (void)self, (void)count, (void)arguments;
    Names names = { context, JS_NewArray(context), 0 };
    if (JS_IsException(names.array) || bundle_program_names(engine.program, add_name, &names)) return names.array;
    JS_FreeValue(context, names.array);
    return JS_EXCEPTION;
}

NATIVE(evaluate) {
    uint8_t *source;
    size_t length;
    char *copy = NULL;
    (void)self, (void)count;
    if (!bytes_view(context, arguments[0], "evaluate: argument 1 (source)", &source, &length)) return JS_EXCEPTION;
    if (!JS_IsString(arguments[1]))
        return JS_ThrowTypeError(context, "evaluate: argument 2 (filename) must be a string, but it is %s", value_kind(arguments[1]));
    const char *filename = JS_ToCString(context, arguments[1]);
    if (filename == NULL) return JS_EXCEPTION;
    /* The engine wants a NUL behind the text. Entries of the bundle have one, other buffers may not. */
    bool terminated = bundle_contains(source) && bundle_contains(source + length) && source[length] == 0;
    BundleEntry entry = { source, length };
    JSValue result = JS_EXCEPTION;
    /* Bytecode is trusted, so it must have come with the bundle. */
    if (terminated && engine_is_bytecode(entry)) result = engine_load_bytecode(context, entry, filename);
    else if (terminated || (copy = js_strndup(context, (const char *)source, length)) != NULL)
        result = JS_Eval(context, terminated ? (const char *)source : copy, length, filename, JS_EVAL_TYPE_GLOBAL);
    js_free(context, copy);
    JS_FreeCString(context, filename);
    return result;
}

NATIVE(runJobs) {
    JSContext *of_job;
    (void)self, (void)count, (void)arguments;
    engine_relax_collector(engine.runtime, engine_headroom());
    for (;;) {
        int outcome = JS_ExecutePendingJob(engine.runtime, &of_job);
        if (outcome < 0) return JS_EXCEPTION;
        if (engine.exiting) return engine_exit(context);
        if (outcome == 0) return JS_UNDEFINED;
    }
}

NATIVE(onRejection) {
    (void)self, (void)count;
    if (!JS_IsFunction(context, arguments[0]))
        return JS_ThrowTypeError(context, "onRejection: argument 1 (listener) must be a function, but it is %s", value_kind(arguments[0]));
    JS_FreeValue(context, engine.rejection_listener);
    engine.rejection_listener = JS_DupValue(context, arguments[0]);
    return JS_UNDEFINED;
}

NATIVE(onProgram) {
    static const char *const names[] = { "step", "close", "exitCode" };
    JSValue *places[] = { &engine.step, &engine.close, &engine.exit_code };
    (void)self, (void)count;
    if (!JS_IsObject(arguments[0]))
        return JS_ThrowTypeError(context, "onProgram: argument 1 (program) must be an object, but it is %s", value_kind(arguments[0]));
    if (!JS_IsUndefined(engine.entries)) return JS_ThrowTypeError(context, "onProgram: was called before");
    for (int i = 0; i < 3; i++) {
        JSValue entry = JS_GetPropertyStr(context, arguments[0], names[i]);
        if (JS_IsException(entry)) return entry;
        bool good = JS_IsFunction(context, entry);
        if (!good) JS_ThrowTypeError(context, "onProgram: %s must be a function, but it is %s", names[i], value_kind(entry));
        JS_FreeValue(context, *places[i]);
        *places[i] = entry;
        if (!good) return JS_EXCEPTION;
    }
    engine.entries = JS_DupValue(context, arguments[0]);
    return JS_UNDEFINED;
}

NATIVE(exit) {
    (void)self, (void)count, (void)arguments;
    return engine_exit(context);
}

NATIVE(collectGarbage) {
    (void)self, (void)count, (void)arguments;
    JS_RunGC(JS_GetRuntime(context));
    return JS_UNDEFINED;
}

NATIVE(lookInside) {
    (void)self, (void)count;
    return look_inside(context, arguments[0]);
}

typedef struct { const char *name; double value; } Figure;

static JSValue figures(JSContext *context, const Figure *list, size_t length) {
    JSValue object = JS_NewObject(context);
    for (size_t i = 0; i < length && !JS_IsException(object); i++)
        if (JS_DefinePropertyValueStr(context, object, list[i].name, JS_NewNumber(context, list[i].value), JS_PROP_C_W_E) < 0) {
            JS_FreeValue(context, object);
            object = JS_EXCEPTION;
        }
    return object;
}

NATIVE(memoryUsage) {
    (void)self, (void)count, (void)arguments;
    Figure list[] = {
        { "heapUsed", (double)engine_heap_used(JS_GetRuntime(context)) },
        { "heapTotal", (double)memory_taken() },
        { "free", (double)memory_available() },
    };
    return figures(context, list, 3);
}

NATIVE(counters) {
    (void)self, (void)count, (void)arguments;
    Figure list[] = {
        { "blocks", (double)native_memory_blocks() },
        { "events", (double)events_count() },
        { "pins", (double)native_memory_pins() },
        { "parsers", (double)native_http_parsers() },
        { "lateEvents", (double)events_late() },
    };
    return figures(context, list, 5);
}

#include "engine.h"
#include "bundle.h"
#include "engine-memory.h"
#include "events.h"
#include "handles.h"
#include "memory.h"
#include "native.h"
#include "network.h"
#include "output.h"
#include "stack.h"
#include "start.h"
#include <string.h>

enum { EXIT_CODE_OF_ERROR = 1, BYTECODE_HEADER = 16 };
/* Garbage that may pile up before it is looked for. */
enum { HEADROOM_SHARE = 12, LEAST_HEADROOM = 2 << 20, MOST_HEADROOM = 32 << 20 };

static const uint8_t BYTECODE_MAGIC[8] = { 'E', 'F', 'I', 'N', 'B', 'C', 1, 0 };
static const uint64_t ENGINE_BUILD = ENGINE_BUILD_ID;

Engine engine;

JSValue engine_exit(JSContext *context) {
    engine.exiting = true;
    /* Code that swallows even this (the engine's own promises do) is stopped at its next call or loop. */
    engine_poll_soon(context);
    JSValue error = JS_NewError(context);
    if (JS_IsException(error)) return error;
    JS_SetUncatchableError(context, error);
    return JS_Throw(context, error);
}

size_t engine_headroom(void) {
    size_t share = memory_limit() / HEADROOM_SHARE;
    return share < LEAST_HEADROOM ? LEAST_HEADROOM : share > MOST_HEADROOM ? MOST_HEADROOM : share;
}

static int on_interrupt(JSRuntime *runtime, void *opaque) {
    (void)runtime, (void)opaque;
    if (engine.exiting) engine_poll_soon(engine.context);
    return engine.exiting;
}

/* The text of a property of the exception, as far as it has one. */
static void print_property(JSContext *context, JSValueConst object, const char *name) {
    JSValue value = JS_GetPropertyStr(context, object, name);
    if (JS_IsString(value)) {
        size_t length;
        const char *text = JS_ToCStringLen(context, &length, value);
        if (text != NULL) output_write(STREAM_ERROR, text, length);
        JS_FreeCString(context, text);
    }
    JS_FreeValue(context, value);
}

/* The last resort: what the program itself could not handle. */
static void report_exception(JSContext *context) {
    JSValue error = JS_GetException(context);
    size_t length;
    const char *text = JS_ToCStringLen(context, &length, error);
    output_write(STREAM_ERROR, "Uncaught ", 9);
    if (text != NULL) output_write(STREAM_ERROR, text, length);
    output_write(STREAM_ERROR, "\n", 1);
    JS_FreeCString(context, text);
    if (JS_IsError(error)) print_property(context, error, "stack");
    JS_FreeValue(context, error);
    /* What reading the error's own properties threw. */
    JS_FreeValue(context, JS_GetException(context));
}

/* After a call that threw: nothing to say when it was exit() that did, else the error goes to stderr. False for an error. */
static bool settle(JSContext *context) {
    if (engine.exiting) {
        JS_FreeValue(context, JS_GetException(context));
        return true;
    }
    report_exception(context);
    return false;
}

static void on_rejection(JSContext *context, JSValueConst promise, JSValueConst reason, bool handled, void *opaque) {
    (void)opaque;
    if (engine.exiting || JS_IsUndefined(engine.rejection_listener)) return;
    JSValue kind = JS_NewString(context, handled ? "handled" : "unhandled");
    JSValueConst arguments[] = { kind, promise, reason };
    JSValue result = JS_Call(context, engine.rejection_listener, JS_UNDEFINED, 3, arguments);
    if (JS_IsException(result)) settle(context);
    JS_FreeValue(context, result);
    JS_FreeValue(context, kind);
}

bool engine_is_bytecode(BundleEntry entry) {
    return entry.length >= BYTECODE_HEADER && memcmp(entry.data, BYTECODE_MAGIC, sizeof BYTECODE_MAGIC) == 0;
}

JSValue engine_load_bytecode(JSContext *context, BundleEntry entry, const char *name) {
    uint64_t build;
    if (!engine_is_bytecode(entry)) return JS_ThrowSyntaxError(context, "%s is not bytecode of efi-node", name);
    memcpy(&build, entry.data + 8, 8);
    if (build != ENGINE_BUILD)
        return JS_ThrowSyntaxError(context, "%s was compiled for engine build %016llx, but this is build %016llx: build it anew", name,
                                   (unsigned long long)build, (unsigned long long)ENGINE_BUILD);
    JSValue function = JS_ReadObject(context, entry.data + BYTECODE_HEADER, entry.length - BYTECODE_HEADER, JS_READ_OBJ_BYTECODE);
    return JS_IsException(function) ? function : JS_EvalFunction(context, function);
}

static JSValue load_runtime(JSContext *context) {
    BundleEntry entry = bundle_entry("runtime.bin", 11);
    if (entry.data != NULL) return engine_load_bytecode(context, entry, "runtime.bin");
    entry = bundle_entry("runtime.js", 10);
    if (entry.data == NULL) return JS_ThrowReferenceError(context, "the bundle has neither runtime.bin nor runtime.js");
    return JS_Eval(context, (const char *)entry.data, entry.length, "node:runtime", JS_EVAL_TYPE_GLOBAL);
}

static bool start_runtime(JSContext *context) {
    JSValue native = native_object(context);
    if (JS_IsException(native)) return settle(context);
    JSValue global = JS_GetGlobalObject(context);
    int defined = JS_DefinePropertyValueStr(context, global, "efiNative", native, JS_PROP_C_W_E);
    JS_FreeValue(context, global);
    if (defined < 0) return settle(context);
    JSValue result = load_runtime(context);
    bool good = !JS_IsException(result) || settle(context);
    JS_FreeValue(context, result);
    return good;
}

/* Calls one of the program's entries. */
static JSValue enter(JSContext *context, JSValueConst entry) {
    return JS_Call(context, entry, engine.entries, 0, NULL);
}

/* Calls an entry until it answers false. False when it threw. */
static bool pump(JSContext *context, JSValueConst entry) {
    for (;;) {
        JSValue more = enter(context, entry);
        if (JS_IsException(more)) return settle(context);
        bool stop = engine.exiting || !JS_ToBool(context, more);
        JS_FreeValue(context, more);
        if (stop) return true;
    }
}

static int ask_exit_code(JSContext *context) {
    int32_t code = EXIT_CODE_OF_ERROR;
    JSValue answer = enter(context, engine.exit_code);
    if (JS_IsException(answer) || JS_ToInt32(context, &code, answer) < 0) settle(context);
    JS_FreeValue(context, answer);
    return code & 0xff;
}

/* From the runtime's first line to its last. */
static int run(JSContext *context) {
    bool good = start_runtime(context);
    if (JS_IsUndefined(engine.entries)) {
        if (good && !engine.exiting) output_error("the runtime has not called onProgram");
        return EXIT_CODE_OF_ERROR;
    }
    if (good && !engine.exiting) good = pump(context, engine.step);
    engine.exiting = false;
    if (!pump(context, engine.close)) good = false;
    engine.exiting = false;
    int code = ask_exit_code(context);
    return good || code != 0 ? code : EXIT_CODE_OF_ERROR;
}

static bool create(unsigned program) {
    engine = (Engine){ .program = program, .step = JS_UNDEFINED, .close = JS_UNDEFINED, .exit_code = JS_UNDEFINED,
                       .entries = JS_UNDEFINED, .rejection_listener = JS_UNDEFINED, .async_context = JS_UNDEFINED };
    engine.runtime = JS_NewRuntime2(&engine_memory, NULL);
    if (engine.runtime == NULL) return false;
    JS_SetMaxStackSize(engine.runtime, STACK_FOR_SCRIPTS);
    JS_SetMemoryLimit(engine.runtime, memory_limit());
    engine_relax_collector(engine.runtime, engine_headroom());
    JS_SetCanBlock(engine.runtime, false);
    JS_SetInterruptHandler(engine.runtime, on_interrupt, NULL);
    JS_SetHostPromiseRejectionTracker(engine.runtime, on_rejection, NULL);
    engine.context = JS_NewContext(engine.runtime);
    if (engine.context == NULL) return JS_FreeRuntime(engine.runtime), false;
    engine.async_context = async_context_create(engine.context);
    if (JS_IsException(engine.async_context)) {
        JS_FreeContext(engine.context);
        JS_FreeRuntime(engine.runtime);
        return false;
    }
    native_http_open(engine.context);
    native_zlib_open(engine.context);
    return true;
}

/* Reports what is left, gives back what is ours, and ends the engine. */
static void destroy(int code, size_t handles_before) {
    JSContext *context = engine.context;
    async_context_forget();
    JSValue *values[] = { &engine.step, &engine.close, &engine.exit_code, &engine.entries, &engine.rejection_listener,
                          &engine.async_context };
    for (size_t i = 0; i < sizeof values / sizeof values[0]; i++) {
        JS_FreeValue(context, *values[i]);
        *values[i] = JS_UNDEFINED;
    }
    size_t handles = handles_open();
    output_event("{\"event\":\"end\",\"program\":%u,\"code\":%d,\"leaks\":{\"blocks\":%zu,\"events\":%zu,\"pins\":%zu,\"parsers\":%zu,\"handles\":%zu},"
                 "\"lateEvents\":%zu,\"heap\":%zu}",
                 engine.program, code, native_memory_blocks(), events_count(), native_memory_pins(), native_http_parsers(),
                 handles > handles_before ? handles - handles_before : 0, events_late(), engine_heap_used(engine.runtime));
    /* Firmware must not signal an event, or write to a block, that is gone: children first, then events, then memory. */
    if (handles > handles_before) handles_destroy();
    events_close();
    native_http_close(context);
    native_memory_close(context);
    JS_FreeContext(context);
    JS_FreeRuntime(engine.runtime);
    engine_memory_trim();
    engine.runtime = NULL;
    engine.context = NULL;
}

int engine_run(unsigned program) {
    output_event("{\"event\":\"begin\",\"program\":%u}", program);
    if (!create(program)) {
        output_error("not enough memory for the engine (%zu bytes may be used)", memory_limit());
        return EXIT_CODE_OF_ERROR;
    }
    network_connect(bundle_program_entry(program, "config.json", 11));
    size_t handles_before = handles_open();
    int code = run(engine.context);
    destroy(code, handles_before);
    return code;
}

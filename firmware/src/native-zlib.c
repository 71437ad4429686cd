/* zlib as objects of JavaScript: deflate and inflate step by step, and the check of gzip. */
#include "native.h"
#include "zlib.h"
#include <math.h>
#include <string.h>

typedef struct {
    z_stream zlib;
    bool deflates;
} Stream;

static JSClassID stream_class;

/* Of the engine: they count against its limit, and a block given back waits for the next stream. */
static voidpf allocate(voidpf runtime, uInt count, uInt size) { return js_malloc_rt(runtime, (size_t)count * size); }
static void release(voidpf runtime, voidpf block) { js_free_rt(runtime, block); }

static void dispose(JSRuntime *runtime, Stream *stream) {
    if (stream->deflates) deflateEnd(&stream->zlib);
    else inflateEnd(&stream->zlib);
    js_free_rt(runtime, stream);
}

/* The stream of `this`; NULL with an exception when there is none or it was freed. */
static Stream *receiver(JSContext *context, JSValueConst self, const char *function) {
    if (JS_GetClassID(self) != stream_class) return JS_ThrowTypeError(context, "%s: `this` is not a zlib stream", function), NULL;
    Stream *stream = JS_GetOpaque(self, stream_class);
    if (stream == NULL) JS_ThrowPlainError(context, "%s: the zlib stream was freed", function);
    return stream;
}

/* A part of the bytes of a Uint8Array, given by where it starts and ends. */
static bool span(JSContext *context, const JSValueConst *arguments, const char *const what[3], uint8_t **bytes, uInt *length) {
    size_t size;
    uint64_t start, end;
    if (!bytes_view(context, arguments[0], what[0], bytes, &size) ||
        !argument_integer(context, arguments[1], what[1], 0, (double)size, &start) ||
        !argument_integer(context, arguments[2], what[2], (double)start, (double)size, &end)) return false;
    *bytes += start;
    *length = (uInt)(end - start);
    return true;
}

static JSValue stream_write(JSContext *context, JSValueConst self, int count, JSValueConst *arguments) {
    static const char *const input[] = { "write: argument 2 (input)", "write: argument 3 (inputStart)", "write: argument 4 (inputEnd)" };
    static const char *const output[] = { "write: argument 5 (output)", "write: argument 6 (outputStart)", "write: argument 7 (outputEnd)" };
    uint64_t flush;
    uint8_t *from, *to;
    double *moved;
    size_t moved_length;
    (void)count;
    Stream *stream = receiver(context, self, "write");
    if (stream == NULL || !argument_integer(context, arguments[0], "write: argument 1 (flush)", Z_NO_FLUSH, Z_BLOCK, &flush)) return JS_EXCEPTION;
    z_stream *zlib = &stream->zlib;
    uInt given, room;
    if (!span(context, arguments + 1, input, &from, &given) || !span(context, arguments + 4, output, &to, &room) ||
        !doubles_view(context, arguments[7], "write: argument 8 (moved)", &moved, &moved_length)) return JS_EXCEPTION;
    if (moved_length < 2) return JS_ThrowRangeError(context, "write: argument 8 (moved) must have room for 2 numbers");
    zlib->next_in = from, zlib->avail_in = given;
    zlib->next_out = to, zlib->avail_out = room;
    int status = stream->deflates ? deflate(zlib, (int)flush) : inflate(zlib, (int)flush);
    moved[0] = given - zlib->avail_in;
    moved[1] = room - zlib->avail_out;
    /* The buffers are the program's: nothing of them is kept. */
    zlib->next_in = zlib->next_out = NULL;
    zlib->avail_in = zlib->avail_out = 0;
    return JS_NewInt32(context, status);
}

static JSValue stream_message(JSContext *context, JSValueConst self, int count, JSValueConst *arguments) {
    (void)count, (void)arguments;
    Stream *stream = receiver(context, self, "message");
    if (stream == NULL) return JS_EXCEPTION;
    return JS_NewString(context, stream->zlib.msg == NULL ? "" : stream->zlib.msg);
}

static JSValue stream_params(JSContext *context, JSValueConst self, int count, JSValueConst *arguments) {
    double level;
    uint64_t strategy;
    Bytef nowhere;
    (void)count;
    Stream *stream = receiver(context, self, "params");
    if (stream == NULL || !argument_number(context, arguments[0], "params: argument 1 (level)", -1, 9, &level) ||
        !argument_integer(context, arguments[1], "params: argument 2 (strategy)", 0, Z_FIXED, &strategy)) return JS_EXCEPTION;
    if (level != trunc(level)) return JS_ThrowRangeError(context, "params: argument 1 (level) must be an integer");
    if (!stream->deflates) return JS_NewInt32(context, Z_STREAM_ERROR);
    /* It ends the block that is under way, which after a flush has nothing in it and so needs no room. */
    stream->zlib.next_out = &nowhere;
    int status = deflateParams(&stream->zlib, (int)level, (int)strategy);
    stream->zlib.next_out = NULL;
    return JS_NewInt32(context, status);
}

static JSValue stream_set_dictionary(JSContext *context, JSValueConst self, int count, JSValueConst *arguments) {
    uint8_t *bytes;
    size_t length;
    (void)count;
    Stream *stream = receiver(context, self, "setDictionary");
    if (stream == NULL || !bytes_view(context, arguments[0], "setDictionary: argument 1 (dictionary)", &bytes, &length)) return JS_EXCEPTION;
    z_stream *zlib = &stream->zlib;
    return JS_NewInt32(context, stream->deflates ? deflateSetDictionary(zlib, bytes, (uInt)length) : inflateSetDictionary(zlib, bytes, (uInt)length));
}

static JSValue stream_reset(JSContext *context, JSValueConst self, int count, JSValueConst *arguments) {
    (void)count, (void)arguments;
    Stream *stream = receiver(context, self, "reset");
    if (stream == NULL) return JS_EXCEPTION;
    return JS_NewInt32(context, stream->deflates ? deflateReset(&stream->zlib) : inflateReset(&stream->zlib));
}

static JSValue stream_free(JSContext *context, JSValueConst self, int count, JSValueConst *arguments) {
    (void)count, (void)arguments;
    Stream *stream = receiver(context, self, "free");
    if (stream == NULL) return JS_EXCEPTION;
    JS_SetOpaque(self, NULL);
    dispose(JS_GetRuntime(context), stream);
    return JS_UNDEFINED;
}

/* Of a stream that nobody has freed. */
static void finalize(JSRuntime *runtime, JSValueConst value) {
    Stream *stream = JS_GetOpaque(value, stream_class);
    if (stream != NULL) dispose(runtime, stream);
}

static const JSClassDef class_definition = { "ZlibStream", .finalizer = finalize };

static const JSCFunctionListEntry methods[] = {
    JS_CFUNC_DEF("write", 8, stream_write),
    JS_CFUNC_DEF("message", 0, stream_message),
    JS_CFUNC_DEF("params", 2, stream_params),
    JS_CFUNC_DEF("setDictionary", 1, stream_set_dictionary),
    JS_CFUNC_DEF("reset", 0, stream_reset),
    JS_CFUNC_DEF("free", 0, stream_free),
};

/* An integer among the options. */
static bool option(JSContext *context, JSValueConst options, const char *name, const char *what, int least, int most, int *number) {
    double wide;
    JSValue value = JS_GetPropertyStr(context, options, name);
    if (JS_IsException(value)) return false;
    bool good = argument_number(context, value, what, least, most, &wide);
    JS_FreeValue(context, value);
    if (!good) return false;
    if (wide != trunc(wide)) return JS_ThrowRangeError(context, "%s must be an integer, but it is %.17g", what, wide), false;
    *number = (int)wide;
    return true;
}

static bool type_option(JSContext *context, JSValueConst options, bool *deflates) {
    JSValue value = JS_GetPropertyStr(context, options, "type");
    const char *text = JS_ToCString(context, value);
    JS_FreeValue(context, value);
    if (text == NULL) return false;
    *deflates = strcmp(text, "deflate") == 0;
    bool good = *deflates || strcmp(text, "inflate") == 0;
    if (!good) JS_ThrowTypeError(context, "createZlib: type must be 'deflate' or 'inflate', but it is '%s'", text);
    JS_FreeCString(context, text);
    return good;
}

static int begin(Stream *stream, int bits, int level, int memory, int strategy) {
    return stream->deflates ? deflateInit2(&stream->zlib, level, Z_DEFLATED, bits, memory, strategy) : inflateInit2(&stream->zlib, bits);
}

NATIVE(createZlib) {
    bool deflates;
    int bits, level = 0, memory = 0, strategy = 0;
    JSValueConst options = arguments[0];
    (void)self, (void)count;
    if (!JS_IsObject(options))
        return JS_ThrowTypeError(context, "createZlib: argument 1 (options) must be an object, but it is %s", value_kind(options));
    if (!type_option(context, options, &deflates) || !option(context, options, "windowBits", "createZlib: windowBits", -15, 47, &bits)) return JS_EXCEPTION;
    if (deflates && (!option(context, options, "level", "createZlib: level", -1, 9, &level) ||
                     !option(context, options, "memLevel", "createZlib: memLevel", 1, 9, &memory) ||
                     !option(context, options, "strategy", "createZlib: strategy", 0, Z_FIXED, &strategy))) return JS_EXCEPTION;
    JSValue object = JS_NewObjectClass(context, stream_class);
    if (JS_IsException(object)) return object;
    Stream *stream = js_mallocz(context, sizeof *stream);
    if (stream == NULL) {
        JS_FreeValue(context, object);
        return JS_EXCEPTION;
    }
    stream->deflates = deflates;
    stream->zlib.zalloc = allocate, stream->zlib.zfree = release, stream->zlib.opaque = JS_GetRuntime(context);
    int status = begin(stream, bits, level, memory, strategy);
    if (status == Z_OK) {
        JS_SetOpaque(object, stream);
        return object;
    }
    js_free(context, stream);
    JS_FreeValue(context, object);
    if (status == Z_MEM_ERROR) return JS_ThrowOutOfMemory(context);
    return JS_ThrowRangeError(context, "createZlib: zlib does not take windowBits %d", bits);
}

NATIVE(crc32) {
    uint8_t *bytes;
    size_t length;
    uint64_t value;
    (void)self, (void)count;
    if (!bytes_view(context, arguments[0], "crc32: argument 1 (bytes)", &bytes, &length) ||
        !argument_integer(context, arguments[1], "crc32: argument 2 (value)", 0, 4294967295.0, &value)) return JS_EXCEPTION;
    return JS_NewInt64(context, (int64_t)(crc32_z(value, bytes, length) & 0xffffffff));
}

void native_zlib_open(JSContext *context) {
    stream_class = 0; /* numbers are given out anew by each engine */
    JS_NewClassID(JS_GetRuntime(context), &stream_class);
    JS_NewClass(JS_GetRuntime(context), stream_class, &class_definition);
    JSValue prototype = JS_NewObject(context);
    JS_SetPropertyFunctionList(context, prototype, methods, sizeof methods / sizeof methods[0]);
    JS_SetClassProto(context, stream_class, prototype);
}

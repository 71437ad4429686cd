/* llhttp as an object of JavaScript. */
#include "http-head.h"
#include "http-strings.h"
#include "llhttp.h"
#include "native.h"
#include <stdlib.h>
#include <string.h>

/* Node's own limit on the extensions of one chunk, in bytes. */
enum { MOST_EXTENSION_BYTES = 16384, LENIENT_FLAGS = 0x7ff };

typedef enum { PHASE_HEAD, PHASE_BODY } Phase;

typedef struct {
    llhttp_t llhttp;
    JSContext *context;
    JSValue sink;
    Head head;
    uint64_t most_head_bytes, limit_bytes, head_bytes, extension_bytes, most_lines, lines;
    Phase phase;          /* header lines in the body are trailers */
    bool in_line;         /* between a name's first byte and its value's end */
    bool executing, free_wanted, pause_wanted, thrown;
    JSValueConst chunk;   /* while executing */
    const uint8_t *bytes; /* of the chunk */
} Parser;

static JSClassID parser_class;
static size_t parser_count;
static JSValue head_model, failure_model;
static JSAtom on_message_begin_name, on_headers_complete_name, on_body_name, on_message_complete_name;

static const char *const head_fields[] = { "versionMajor", "versionMinor", "method", "url", "statusCode", "statusMessage", "rawHeaders", "upgrade", "shouldKeepAlive" };
static const char *const failure_fields[] = { "code", "reason", "bytesParsed" };
enum { HEAD_FIELDS = 9, FAILURE_FIELDS = 3 };

static Parser *parser_of(llhttp_t *llhttp) { return (Parser *)((char *)llhttp - offsetof(Parser, llhttp)); }

/* -- from llhttp to JavaScript */

static int fail(Parser *parser) {
    parser->thrown = true;
    return HPE_USER;
}

static int out_of_memory(Parser *parser) {
    JS_ThrowOutOfMemory(parser->context);
    return fail(parser);
}

/* What a callback leads to: an exception, the end of the parser, a pause, or nothing. */
static int after_callback(Parser *parser, JSValue result) {
    uint8_t *bytes;
    size_t length;
    if (JS_IsException(result)) return fail(parser);
    JS_FreeValue(parser->context, result);
    if (parser->free_wanted) return HPE_USER;
    /* llhttp goes on in the chunk: it must be where it was. */
    if (!JS_IsUndefined(parser->chunk) &&
        (!bytes_view(parser->context, parser->chunk, "execute: the chunk", &bytes, &length) || bytes != parser->bytes)) {
        if (!JS_HasException(parser->context)) JS_ThrowTypeError(parser->context, "execute: the chunk was moved while it was parsed");
        return fail(parser);
    }
    if (!parser->pause_wanted) return HPE_OK;
    parser->pause_wanted = false;
    return HPE_PAUSED;
}

static int over_limit(Parser *parser, const char *reason) {
    llhttp_set_error_reason(&parser->llhttp, reason);
    return HPE_USER;
}

static int count_head(Parser *parser, size_t length) {
    if (parser->phase == PHASE_HEAD) parser->head_bytes += length;
    parser->limit_bytes += length;
    return parser->limit_bytes >= parser->most_head_bytes ? over_limit(parser, "HPE_HEADER_OVERFLOW:Header overflow") : HPE_OK;
}

static int on_message_begin(llhttp_t *llhttp) {
    Parser *parser = parser_of(llhttp);
    head_clear(&parser->head);
    parser->phase = PHASE_HEAD;
    parser->head_bytes = parser->limit_bytes = parser->extension_bytes = parser->lines = 0;
    parser->in_line = false;
    return after_callback(parser, JS_Invoke(parser->context, parser->sink, on_message_begin_name, 0, NULL));
}

static int on_first(llhttp_t *llhttp, const char *at, size_t length) {
    Parser *parser = parser_of(llhttp);
    return head_first(&parser->head, at, length) ? count_head(parser, length) : out_of_memory(parser);
}

static int on_name(llhttp_t *llhttp, const char *at, size_t length) {
    Parser *parser = parser_of(llhttp);
    if (!parser->in_line) {
        parser->in_line = true;
        parser->lines++;
        if (parser->most_lines > 0 && parser->lines > parser->most_lines) return over_limit(parser, "HPE_HEADER_OVERFLOW:Header overflow");
    }
    return head_name(&parser->head, at, length) ? count_head(parser, length) : out_of_memory(parser);
}

static int on_value(llhttp_t *llhttp, const char *at, size_t length) {
    Parser *parser = parser_of(llhttp);
    return head_value(&parser->head, at, length) ? count_head(parser, length) : out_of_memory(parser);
}

static int on_pair(llhttp_t *llhttp) {
    Parser *parser = parser_of(llhttp);
    parser->in_line = false;
    return head_end_pair(&parser->head) ? HPE_OK : out_of_memory(parser);
}

static JSValue word_string(Parser *parser, const Word *word) {
    static const uint8_t nothing[1];
    const uint8_t *bytes = head_bytes(&parser->head, word);
    return http_string(parser->context, bytes == NULL ? nothing : bytes, word->length);
}

/* The flat array of header lines. The words are forgotten. */
static JSValue take_lines(Parser *parser) {
    Head *head = &parser->head;
    JSContext *context = parser->context;
    JSValue few[64], *values = few;
    size_t count = head->whole, made = 0;
    if (count > sizeof few / sizeof few[0] && (values = js_malloc(context, count * sizeof *values)) == NULL) return JS_EXCEPTION;
    for (; made < count; made++)
        if (JS_IsException(values[made] = word_string(parser, &head->words[made]))) break;
    JSValue lines = JS_EXCEPTION;
    if (made == count) lines = JS_NewArrayFrom(context, (int)count, values);
    else
        while (made > 0) JS_FreeValue(context, values[--made]);
    if (values != few) js_free(context, values);
    return lines;
}

static JSValue make_head(Parser *parser) {
    JSContext *context = parser->context;
    llhttp_t *llhttp = &parser->llhttp;
    bool request = llhttp->type == HTTP_REQUEST;
    const char *method = request ? llhttp_method_name((llhttp_method_t)llhttp_get_method(llhttp)) : "";
    JSValue lines = take_lines(parser);
    if (JS_IsException(lines)) return lines;
    JSValue first = word_string(parser, &parser->head.first);
    JSValue word = http_string(context, (const uint8_t *)method, strlen(method));
    JSValue none = http_string(context, (const uint8_t *)"", 0);
    if (JS_IsException(first) || JS_IsException(word) || JS_IsException(none)) {
        JS_FreeValue(context, lines);
        JS_FreeValue(context, first);
        JS_FreeValue(context, word);
        JS_FreeValue(context, none);
        return JS_EXCEPTION;
    }
    JSValue values[HEAD_FIELDS] = {
        JS_NewInt32(context, llhttp_get_http_major(llhttp)),
        JS_NewInt32(context, llhttp_get_http_minor(llhttp)),
        word,
        request ? first : none,
        JS_NewInt32(context, request ? 0 : llhttp_get_status_code(llhttp)),
        request ? none : first,
        lines,
        JS_NewBool(context, llhttp_get_upgrade(llhttp)),
        JS_NewBool(context, llhttp_should_keep_alive(llhttp)),
    };
    return object_like(context, head_model, values, HEAD_FIELDS);
}

static int on_headers_complete(llhttp_t *llhttp) {
    Parser *parser = parser_of(llhttp);
    JSContext *context = parser->context;
    JSValue head = make_head(parser);
    head_clear(&parser->head);
    parser->phase = PHASE_BODY;
    parser->limit_bytes = parser->lines = 0;
    if (JS_IsException(head)) return fail(parser);
    JSValueConst arguments[] = { head };
    JSValue result = JS_Invoke(context, parser->sink, on_headers_complete_name, 1, arguments);
    JS_FreeValue(context, head);
    int32_t decision = 0;
    if (!JS_IsException(result) && JS_ToInt32(context, &decision, result) < 0) decision = 0;
    int outcome = after_callback(parser, result);
    if (outcome == HPE_USER) return -1;
    if (decision != 1 && decision != 2) return outcome;
    /* llhttp takes a decision or a pause: the pause comes with the end of this message then. */
    parser->pause_wanted = outcome == HPE_PAUSED;
    return decision;
}

static int on_body(llhttp_t *llhttp, const char *at, size_t length) {
    Parser *parser = parser_of(llhttp);
    JSContext *context = parser->context;
    size_t start = (size_t)((const uint8_t *)at - parser->bytes);
    JSValueConst arguments[] = { parser->chunk, JS_NewInt64(context, (int64_t)start), JS_NewInt64(context, (int64_t)(start + length)) };
    return after_callback(parser, JS_Invoke(context, parser->sink, on_body_name, 3, arguments));
}

static int on_message_complete(llhttp_t *llhttp) {
    Parser *parser = parser_of(llhttp);
    JSContext *context = parser->context;
    JSValue trailers = take_lines(parser);
    head_clear(&parser->head);
    parser->phase = PHASE_HEAD;
    if (JS_IsException(trailers)) return fail(parser);
    JSValueConst arguments[] = { trailers };
    JSValue result = JS_Invoke(context, parser->sink, on_message_complete_name, 1, arguments);
    JS_FreeValue(context, trailers);
    return after_callback(parser, result);
}

static int on_chunk_header(llhttp_t *llhttp) {
    Parser *parser = parser_of(llhttp);
    parser->limit_bytes = parser->extension_bytes = 0;
    return HPE_OK;
}

static int on_chunk_complete(llhttp_t *llhttp) {
    parser_of(llhttp)->limit_bytes = 0;
    return HPE_OK;
}

static int on_extension(llhttp_t *llhttp, const char *at, size_t length) {
    Parser *parser = parser_of(llhttp);
    (void)at;
    parser->extension_bytes += length;
    if (parser->extension_bytes <= MOST_EXTENSION_BYTES) return HPE_OK;
    return over_limit(parser, "HPE_CHUNK_EXTENSIONS_OVERFLOW:Chunk extensions overflow");
}

static const llhttp_settings_t settings = {
    .on_message_begin = on_message_begin,
    .on_url = on_first,
    .on_status = on_first,
    .on_header_field = on_name,
    .on_header_value = on_value,
    .on_header_value_complete = on_pair,
    .on_headers_complete = on_headers_complete,
    .on_body = on_body,
    .on_message_complete = on_message_complete,
    .on_chunk_header = on_chunk_header,
    .on_chunk_complete = on_chunk_complete,
    .on_chunk_extension_name = on_extension,
    .on_chunk_extension_value = on_extension,
};

/* -- from JavaScript to llhttp */

static void dispose(JSRuntime *runtime, Parser *parser) {
    JS_FreeValueRT(runtime, parser->sink);
    head_free(&parser->head);
    free(parser);
    parser_count--;
}

/* The parser of `this`; NULL with an exception when there is none, it was freed, or it is at work and must not be. */
static Parser *receiver(JSContext *context, JSValueConst self, const char *function, bool at_rest) {
    if (JS_GetClassID(self) != parser_class) return JS_ThrowTypeError(context, "%s: `this` is not an HTTP parser", function), NULL;
    Parser *parser = JS_GetOpaque(self, parser_class);
    if (parser == NULL || parser->free_wanted) return JS_ThrowPlainError(context, "%s: the HTTP parser was freed", function), NULL;
    if (at_rest && parser->executing) return JS_ThrowPlainError(context, "%s: the HTTP parser is executing", function), NULL;
    return parser;
}

/* After llhttp has returned: the callbacks' wish to free it, and their exception. True when there is one. */
static bool leave(Parser *parser, JSValueConst self) {
    bool thrown = parser->thrown;
    parser->executing = parser->thrown = false;
    parser->chunk = JS_UNDEFINED;
    parser->bytes = NULL;
    if (parser->free_wanted) {
        JS_SetOpaque(self, NULL);
        dispose(JS_GetRuntime(parser->context), parser);
    }
    return thrown;
}

/* llhttp's reason may name a code of Node's own in front of a colon. */
static JSValue failure(JSContext *context, llhttp_t *llhttp, llhttp_errno_t error, size_t parsed) {
    const char *code = llhttp_errno_name(error), *reason = llhttp_get_error_reason(llhttp);
    size_t code_length = strlen(code);
    if (reason == NULL) reason = "";
    const char *colon = strchr(reason, ':');
    if (error == HPE_USER && colon != NULL) {
        code = reason;
        code_length = (size_t)(colon - reason);
        reason = colon + 1;
    }
    JSValue code_string = http_string(context, (const uint8_t *)code, code_length);
    JSValue reason_string = http_string(context, (const uint8_t *)reason, strlen(reason));
    if (JS_IsException(code_string) || JS_IsException(reason_string)) {
        JS_FreeValue(context, code_string);
        JS_FreeValue(context, reason_string);
        return JS_EXCEPTION;
    }
    JSValue values[FAILURE_FIELDS] = { code_string, reason_string, JS_NewInt64(context, (int64_t)parsed) };
    return object_like(context, failure_model, values, FAILURE_FIELDS);
}

static JSValue parser_execute(JSContext *context, JSValueConst self, int count, JSValueConst *arguments) {
    uint8_t *bytes;
    size_t length;
    (void)count;
    Parser *parser = receiver(context, self, "execute", true);
    if (parser == NULL || !bytes_view(context, arguments[0], "execute: argument 1 (chunk)", &bytes, &length)) return JS_EXCEPTION;
    llhttp_t *llhttp = &parser->llhttp;
    parser->executing = true;
    parser->chunk = arguments[0];
    parser->bytes = bytes;
    llhttp_errno_t error = llhttp_execute(llhttp, (const char *)bytes, length);
    const uint8_t *stopped = (const uint8_t *)llhttp_get_error_pos(llhttp);
    size_t taken = error == HPE_OK ? length : stopped >= bytes && stopped <= bytes + length ? (size_t)(stopped - bytes) : 0;
    if (error == HPE_PAUSED_UPGRADE) llhttp_resume_after_upgrade(llhttp);
    /* Behind an upgrade nothing is HTTP any more, and so nothing is wrong with it. */
    bool over = error == HPE_OK || error == HPE_PAUSED || error == HPE_PAUSED_UPGRADE || llhttp_get_upgrade(llhttp);
    if (over && !parser->thrown && !parser->free_wanted && !head_keep(&parser->head)) out_of_memory(parser);
    JSValue result = over || parser->free_wanted || parser->thrown ? JS_NewInt64(context, (int64_t)taken) : failure(context, llhttp, error, taken);
    if (!leave(parser, self)) return result;
    JS_FreeValue(context, result);
    return JS_EXCEPTION;
}

static JSValue parser_finish(JSContext *context, JSValueConst self, int count, JSValueConst *arguments) {
    (void)count, (void)arguments;
    Parser *parser = receiver(context, self, "finish", true);
    if (parser == NULL) return JS_EXCEPTION;
    parser->executing = true;
    llhttp_errno_t error = llhttp_finish(&parser->llhttp);
    bool good = error == HPE_OK || error == HPE_PAUSED || llhttp_get_upgrade(&parser->llhttp) || parser->free_wanted || parser->thrown;
    JSValue result = good ? JS_UNDEFINED : failure(context, &parser->llhttp, error, 0);
    if (!leave(parser, self)) return result;
    JS_FreeValue(context, result);
    return JS_EXCEPTION;
}

static JSValue parser_pause(JSContext *context, JSValueConst self, int count, JSValueConst *arguments) {
    (void)count, (void)arguments;
    Parser *parser = receiver(context, self, "pause", false);
    if (parser == NULL) return JS_EXCEPTION;
    if (parser->executing) parser->pause_wanted = true;
    else llhttp_pause(&parser->llhttp);
    return JS_UNDEFINED;
}

static JSValue parser_resume(JSContext *context, JSValueConst self, int count, JSValueConst *arguments) {
    (void)count, (void)arguments;
    Parser *parser = receiver(context, self, "resume", false);
    if (parser == NULL) return JS_EXCEPTION;
    if (parser->executing) parser->pause_wanted = false;
    else llhttp_resume(&parser->llhttp);
    return JS_UNDEFINED;
}

static JSValue parser_header_bytes(JSContext *context, JSValueConst self, int count, JSValueConst *arguments) {
    (void)count, (void)arguments;
    Parser *parser = receiver(context, self, "headerBytes", false);
    return parser == NULL ? JS_EXCEPTION : JS_NewInt64(context, (int64_t)parser->head_bytes);
}

static JSValue parser_free(JSContext *context, JSValueConst self, int count, JSValueConst *arguments) {
    (void)count, (void)arguments;
    Parser *parser = receiver(context, self, "free", false);
    if (parser == NULL) return JS_EXCEPTION;
    parser->free_wanted = true;
    if (!parser->executing) leave(parser, self);
    return JS_UNDEFINED;
}

static void finalize(JSRuntime *runtime, JSValueConst value) {
    Parser *parser = JS_GetOpaque(value, parser_class);
    if (parser != NULL) dispose(runtime, parser);
}

static void mark(JSRuntime *runtime, JSValueConst value, JS_MarkFunc *mark_function) {
    Parser *parser = JS_GetOpaque(value, parser_class);
    if (parser != NULL) JS_MarkValue(runtime, parser->sink, mark_function);
}

static const JSClassDef class_definition = { "HttpParser", .finalizer = finalize, .gc_mark = mark };

static const JSCFunctionListEntry methods[] = {
    JS_CFUNC_DEF("execute", 1, parser_execute),
    JS_CFUNC_DEF("finish", 0, parser_finish),
    JS_CFUNC_DEF("pause", 0, parser_pause),
    JS_CFUNC_DEF("resume", 0, parser_resume),
    JS_CFUNC_DEF("headerBytes", 0, parser_header_bytes),
    JS_CFUNC_DEF("free", 0, parser_free),
};

static bool option(JSContext *context, JSValueConst options, const char *name, const char *what, double most, uint64_t *number) {
    JSValue value = JS_GetPropertyStr(context, options, name);
    if (JS_IsException(value)) return false;
    bool good = argument_integer(context, value, what, 0, most, number);
    JS_FreeValue(context, value);
    return good;
}

static bool type_option(JSContext *context, JSValueConst options, llhttp_type_t *type) {
    JSValue value = JS_GetPropertyStr(context, options, "type");
    const char *text = JS_ToCString(context, value);
    JS_FreeValue(context, value);
    if (text == NULL) return false;
    bool request = strcmp(text, "request") == 0, good = request || strcmp(text, "response") == 0;
    *type = request ? HTTP_REQUEST : HTTP_RESPONSE;
    if (!good) JS_ThrowTypeError(context, "createHttpParser: type must be 'request' or 'response', but it is '%s'", text);
    JS_FreeCString(context, text);
    return good;
}

NATIVE(createHttpParser) {
    llhttp_type_t type;
    uint64_t most, lenient, lines;
    (void)self, (void)count;
    for (int i = 0; i < 2; i++)
        if (!JS_IsObject(arguments[i]))
            return JS_ThrowTypeError(context, "createHttpParser: argument %d (%s) must be an object, but it is %s", i + 1, i == 0 ? "options" : "sink",
                                     value_kind(arguments[i]));
    if (!type_option(context, arguments[0], &type) ||
        !option(context, arguments[0], "maxHeaderSize", "createHttpParser: maxHeaderSize", 9007199254740991.0, &most) ||
        !option(context, arguments[0], "lenient", "createHttpParser: lenient", LENIENT_FLAGS, &lenient) ||
        !option(context, arguments[0], "maxHeaders", "createHttpParser: maxHeaders", 9007199254740991.0, &lines)) return JS_EXCEPTION;
    JSValue object = JS_NewObjectClass(context, parser_class);
    if (JS_IsException(object)) return object;
    Parser *parser = calloc(1, sizeof *parser);
    if (parser == NULL) {
        JS_FreeValue(context, object);
        return JS_ThrowOutOfMemory(context);
    }
    llhttp_init(&parser->llhttp, type, &settings);
    parser->llhttp.lenient_flags = (uint16_t)lenient;
    parser->context = context;
    parser->sink = JS_DupValue(context, arguments[1]);
    parser->most_head_bytes = most;
    parser->most_lines = lines;
    parser->chunk = JS_UNDEFINED;
    parser_count++;
    JS_SetOpaque(object, parser);
    return object;
}

/* -- once per engine */

static JSValue model(JSContext *context, const char *const *fields, int count) {
    JSValue object = JS_NewObject(context);
    for (int i = 0; i < count; i++) JS_DefinePropertyValueStr(context, object, fields[i], JS_UNDEFINED, JS_PROP_C_W_E);
    return object;
}

void native_http_open(JSContext *context) {
    parser_class = 0; /* numbers are given out anew by each engine */
    JS_NewClassID(JS_GetRuntime(context), &parser_class);
    JS_NewClass(JS_GetRuntime(context), parser_class, &class_definition);
    JSValue prototype = JS_NewObject(context);
    JS_SetPropertyFunctionList(context, prototype, methods, sizeof methods / sizeof methods[0]);
    JS_SetClassProto(context, parser_class, prototype);
    head_model = model(context, head_fields, HEAD_FIELDS);
    failure_model = model(context, failure_fields, FAILURE_FIELDS);
    on_message_begin_name = JS_NewAtom(context, "onMessageBegin");
    on_headers_complete_name = JS_NewAtom(context, "onHeadersComplete");
    on_body_name = JS_NewAtom(context, "onBody");
    on_message_complete_name = JS_NewAtom(context, "onMessageComplete");
}

size_t native_http_parsers(void) { return parser_count; }

void native_http_close(JSContext *context) {
    JS_FreeValue(context, head_model);
    JS_FreeValue(context, failure_model);
    JSAtom names[] = { on_message_begin_name, on_headers_complete_name, on_body_name, on_message_complete_name };
    for (int i = 0; i < 4; i++) JS_FreeAtom(context, names[i]);
    http_strings_free(context);
}

#include "native.h"
#include "firmware.h"
#include "machine.h"
#include <math.h>

#define FUNCTION(name, length) JS_CFUNC_DEF2(#name, length, native_##name, JS_PROP_ENUMERABLE)

/* The keys of `Native`; a test compares both. */
static const JSCFunctionListEntry functions[] = {
    FUNCTION(allocate, 1),
    FUNCTION(free, 1),
    FUNCTION(view, 2),
    FUNCTION(pin, 1),
    FUNCTION(unpin, 1),
    FUNCTION(call, 1),
    FUNCTION(callPrepared, 1),
    FUNCTION(poll, 4),
    FUNCTION(createEvent, 0),
    FUNCTION(eventHandle, 1),
    FUNCTION(closeEvent, 1),
    FUNCTION(muteEvent, 2),
    FUNCTION(takeEvents, 1),
    FUNCTION(wait, 1),
    FUNCTION(now, 0),
    FUNCTION(wallClock, 0),
    FUNCTION(write, 2),
    FUNCTION(file, 1),
    FUNCTION(fileNames, 0),
    FUNCTION(evaluate, 2),
    FUNCTION(runJobs, 0),
    FUNCTION(onRejection, 1),
    FUNCTION(onProgram, 1),
    FUNCTION(exit, 0),
    FUNCTION(collectGarbage, 0),
    FUNCTION(lookInside, 1),
    FUNCTION(memoryUsage, 0),
    FUNCTION(counters, 0),
    FUNCTION(copyBytes, 4),
    FUNCTION(encodeInto, 5),
    FUNCTION(decode, 4),
    FUNCTION(byteLength, 2),
    FUNCTION(isUtf8, 1),
    FUNCTION(createHash, 2),
    FUNCTION(copyHash, 1),
    FUNCTION(updateHash, 2),
    FUNCTION(digestHash, 1),
    FUNCTION(pbkdf2, 5),
    FUNCTION(hkdf, 5),
    FUNCTION(createHttpParser, 2),
    FUNCTION(createZlib, 1),
    FUNCTION(crc32, 2),
    FUNCTION(cpuid, 2),
    FUNCTION(readMsr, 1),
    FUNCTION(writeMsr, 2),
    FUNCTION(readPort, 2),
    FUNCTION(writePort, 3),
    FUNCTION(randomBytes, 1),
};

#define VALUE(name, value) JS_DefinePropertyValueStr(context, object, name, value, JS_PROP_ENUMERABLE)

JSValue native_object(JSContext *context) {
    JSValue object = JS_NewObject(context);
    if (JS_IsException(object)) return object;
    if (VALUE("host", JS_NewString(context, machine_host())) < 0 ||
        VALUE("engine", JS_NewString(context, JS_GetVersion())) < 0 ||
        VALUE("systemTable", JS_NewInt64(context, (int64_t)(uintptr_t)ST)) < 0 ||
        VALUE("asyncContext", JS_DupValue(context, engine.async_context)) < 0 ||
        VALUE("imageHandle", JS_NewInt64(context, (int64_t)(uintptr_t)image_handle)) < 0 ||
        JS_SetPropertyFunctionList(context, object, functions, sizeof functions / sizeof functions[0]) < 0) {
        JS_FreeValue(context, object);
        return JS_EXCEPTION;
    }
    return object;
}

bool argument_number(JSContext *context, JSValueConst value, const char *what, double least, double most, double *number) {
    int tag = JS_VALUE_GET_NORM_TAG(value);
    if (tag == JS_TAG_INT) *number = JS_VALUE_GET_INT(value);
    else if (tag == JS_TAG_FLOAT64) *number = JS_VALUE_GET_FLOAT64(value);
    else return JS_ThrowTypeError(context, "%s must be a number, but it is %s", what, value_kind(value)), false;
    if (*number >= least && *number <= most) return true;
    return JS_ThrowRangeError(context, "%s must be from %.17g to %.17g, but it is %.17g", what, least, most, *number), false;
}

bool argument_integer(JSContext *context, JSValueConst value, const char *what, double least, double most, uint64_t *number) {
    double wide;
    if (!argument_number(context, value, what, least, most, &wide)) return false;
    if (wide != trunc(wide)) return JS_ThrowRangeError(context, "%s must be an integer, but it is %.17g", what, wide), false;
    *number = (uint64_t)wide;
    return true;
}

bool argument_address(JSContext *context, JSValueConst value, const char *what, uint64_t *address) {
    return argument_integer(context, value, what, 1, 9007199254740991.0, address);
}

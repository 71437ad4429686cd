/* Calls of firmware: the Microsoft x64 calling convention, any function. */
#include "clock.h"
#include "events.h"
#include "firmware.h"
#include "native.h"
#include <math.h>

enum { MOST_ARGUMENTS = 12 };

typedef UINT64 (EFIAPI *Function4)(UINT64, UINT64, UINT64, UINT64);
typedef UINT64 (EFIAPI *Function12)(UINT64, UINT64, UINT64, UINT64, UINT64, UINT64, UINT64, UINT64, UINT64, UINT64, UINT64, UINT64);

/* A number as 64 bits, negative ones in two's complement; false for a fraction, NaN or what needs more bits. */
static bool to_bits(double number, UINT64 *bits) {
    if (number != trunc(number) || !(number >= -9223372036854775808.0 && number < 18446744073709551616.0)) return false;
    *bits = number < 0 ? (UINT64)(INT64)number : (UINT64)number;
    return true;
}

static bool convert(JSContext *context, JSValueConst value, int position, UINT64 *bits) {
    switch (JS_VALUE_GET_NORM_TAG(value)) {
    case JS_TAG_INT: *bits = (UINT64)(INT64)JS_VALUE_GET_INT(value); return true;
    case JS_TAG_BOOL: *bits = (UINT64)JS_VALUE_GET_BOOL(value); return true;
    case JS_TAG_NULL: *bits = 0; return true;
    case JS_TAG_SHORT_BIG_INT:
    case JS_TAG_BIG_INT: return JS_ToBigUint64(context, bits, value) == 0;
    case JS_TAG_FLOAT64:
        if (to_bits(JS_VALUE_GET_FLOAT64(value), bits)) return true;
        JS_ThrowTypeError(context, "call: argument %d must be an integer of 64 bits, but it is %.17g", position, JS_VALUE_GET_FLOAT64(value));
        return false;
    default:
        JS_ThrowTypeError(context, "call: argument %d must be a number, bigint, boolean or null, but it is %s", position, value_kind(value));
        return false;
    }
}

/* As an EFI_STATUS is told: negative without its top bit. */
static JSValue status_value(JSContext *context, UINT64 result) {
    if (result >> 63) return JS_NewInt64(context, -(INT64)(result & ~(1ull << 63)));
    return JS_NewInt64(context, (INT64)result);
}

NATIVE(call) {
    UINT64 address, a[MOST_ARGUMENTS] = { 0 }, result;
    (void)self;
    if (!argument_address(context, arguments[0], "call: the function's address", &address)) return JS_EXCEPTION;
    if (count - 1 > MOST_ARGUMENTS)
        return JS_ThrowTypeError(context, "call: at most %d arguments can be passed, but there are %d", MOST_ARGUMENTS, count - 1);
    for (int i = 1; i < count; i++)
        if (!convert(context, arguments[i], i, &a[i - 1])) return JS_EXCEPTION;
    /* The caller clears the stack, so that a function may get more arguments than it takes. */
    if (count <= 5) result = ((Function4)(uintptr_t)address)(a[0], a[1], a[2], a[3]);
    else result = ((Function12)(uintptr_t)address)(a[0], a[1], a[2], a[3], a[4], a[5], a[6], a[7], a[8], a[9], a[10], a[11]);
    return status_value(context, result);
}

NATIVE(callPrepared) {
    double *values;
    size_t length;
    UINT64 a[5] = { 0 };
    (void)self, (void)count;
    if (!doubles_view(context, arguments[0], "callPrepared: argument 1 (call)", &values, &length)) return JS_EXCEPTION;
    if (length < 1 || length > 5)
        return JS_ThrowTypeError(context, "callPrepared: argument 1 (call) must have 1 to 5 elements, but it has %llu", (unsigned long long)length);
    for (size_t i = 0; i < length; i++) {
        if (!(values[i] >= (i == 0) && values[i] <= 9007199254740991.0))
            return JS_ThrowRangeError(context, "callPrepared: argument 1 (call) must hold addresses, but it has %.17g", values[i]);
        a[i] = (UINT64)values[i];
    }
    return status_value(context, ((Function4)(uintptr_t)a[0])(a[1], a[2], a[3], a[4]));
}

typedef UINT64 (EFIAPI *Poller)(VOID *);

NATIVE(poll) {
    double *pollers, *ids, milliseconds;
    size_t length, room;
    uint64_t most, moved = 0;
    (void)self, (void)count;
    if (!doubles_view(context, arguments[0], "poll: argument 1 (pollers)", &pollers, &length) ||
        !argument_integer(context, arguments[1], "poll: argument 2 (most)", 1, 1e6, &most) ||
        !argument_number(context, arguments[2], "poll: argument 3 (milliseconds)", 0, INFINITY, &milliseconds) ||
        !doubles_view(context, arguments[3], "poll: argument 4 (into)", &ids, &room)) return JS_EXCEPTION;
    for (size_t i = 0; i + 1 < length; i += 2)
        if (!(pollers[i] >= 1 && pollers[i] <= 9007199254740991.0 && pollers[i + 1] >= 0 && pollers[i + 1] <= 9007199254740991.0))
            return JS_ThrowRangeError(context, "poll: argument 1 (pollers) must hold pairs of addresses, but it has %.17g and %.17g", pollers[i], pollers[i + 1]);
    bool waiting = milliseconds > 0;
    double end = waiting ? clock_now() + milliseconds : 0;
    do {
        for (size_t i = 0; i + 1 < length; i += 2) {
            Poller poller = (Poller)(uintptr_t)pollers[i];
            VOID *argument = (VOID *)(uintptr_t)pollers[i + 1];
            for (uint64_t calls = 0; calls < most && poller(argument) == EFI_SUCCESS; calls++) {
                moved++;
                /* Who waits wants the first thing that comes, and soon. */
                if (waiting && events_notified()) break;
            }
        }
    } while (moved == 0 && waiting && !events_notified() && clock_now() < end);
    size_t taken = events_take(ids, room);
    return JS_NewInt32(context, taken == 0 && moved > 0 ? -1 : (int32_t)taken);
}

/* Events, waiting, and time. */
#include "clock.h"
#include "events.h"
#include "native.h"
#include <math.h>

/* The longest wait: EDK2 counts time in 100 ns in 64 bits, and nobody waits for a year. */
#define LONGEST_WAIT_MS 31536000000.0

static bool event_argument(JSContext *context, JSValueConst value, const char *what, EventId *id) {
    return argument_integer(context, value, what, 1, 9007199254740991.0, id);
}

static JSValue no_event(JSContext *context, const char *function, EventId id) {
    return JS_ThrowRangeError(context, "%s: there is no event %llu, or it was closed", function, (unsigned long long)id);
}

NATIVE(createEvent) {
    (void)self, (void)count, (void)arguments;
    EventId id = events_create();
    return id == 0 ? JS_ThrowRangeError(context, "createEvent: firmware has no room for another event") : JS_NewInt64(context, (int64_t)id);
}

NATIVE(eventHandle) {
    EventId id;
    (void)self, (void)count;
    if (!event_argument(context, arguments[0], "eventHandle: argument 1 (id)", &id)) return JS_EXCEPTION;
    EFI_EVENT event = events_handle(id);
    return event == NULL ? no_event(context, "eventHandle", id) : JS_NewInt64(context, (int64_t)(uintptr_t)event);
}

NATIVE(closeEvent) {
    EventId id;
    (void)self, (void)count;
    if (!event_argument(context, arguments[0], "closeEvent: argument 1 (id)", &id)) return JS_EXCEPTION;
    return events_destroy(id) ? JS_UNDEFINED : no_event(context, "closeEvent", id);
}

NATIVE(muteEvent) {
    EventId id;
    (void)self, (void)count;
    if (!event_argument(context, arguments[0], "muteEvent: argument 1 (id)", &id)) return JS_EXCEPTION;
    if (!JS_IsBool(arguments[1]))
        return JS_ThrowTypeError(context, "muteEvent: argument 2 (muted) must be a boolean, but it is %s", value_kind(arguments[1]));
    return events_mute(id, JS_VALUE_GET_BOOL(arguments[1])) ? JS_UNDEFINED : no_event(context, "muteEvent", id);
}

NATIVE(takeEvents) {
    double *ids;
    size_t room;
    (void)self, (void)count;
    if (!doubles_view(context, arguments[0], "takeEvents: argument 1 (into)", &ids, &room)) return JS_EXCEPTION;
    return JS_NewInt64(context, (int64_t)events_take(ids, room));
}

NATIVE(wait) {
    double milliseconds;
    (void)self, (void)count;
    if (!argument_number(context, arguments[0], "wait: argument 1 (milliseconds)", 0, INFINITY, &milliseconds)) return JS_EXCEPTION;
    events_wait(milliseconds < LONGEST_WAIT_MS ? milliseconds : LONGEST_WAIT_MS);
    return JS_UNDEFINED;
}

NATIVE(now) {
    (void)self, (void)count, (void)arguments;
    return JS_NewFloat64(context, clock_now());
}

NATIVE(wallClock) {
    (void)self, (void)count, (void)arguments;
    return JS_NewFloat64(context, clock_wall());
}

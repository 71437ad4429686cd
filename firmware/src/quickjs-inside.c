/* Compiled as one unit with the engine, to reach its own structures. */
#include "quickjs.h"

/* Called by the engine as it is patched: see scripts/engine.mjs. */
static JSValue async_context_take(void);
static JSValue async_context_enter(JSContext *context, JSValueConst inside);
static void async_context_leave(JSContext *context, JSValue outside);

#include "quickjs.c"
#include "quickjs-inside.h"

/* The property of the slot: the first and only one of its shape, and it cannot be deleted. */
static JSValue *async_context;

JSValue async_context_create(JSContext *context) {
    JSValue slot = JS_NewObject(context);
    if (JS_IsException(slot)) return slot;
    if (JS_DefinePropertyValueStr(context, slot, "current", JS_UNDEFINED, JS_PROP_WRITABLE | JS_PROP_ENUMERABLE) < 0 ||
        JS_PreventExtensions(context, slot) < 0) {
        JS_FreeValue(context, slot);
        return JS_EXCEPTION;
    }
    async_context = &JS_VALUE_GET_OBJ(slot)->prop[0].u.value;
    return slot;
}

void async_context_forget(void) { async_context = NULL; }

static JSValue async_context_take(void) {
    return async_context == NULL ? JS_UNDEFINED : js_dup(*async_context);
}

static JSValue async_context_enter(JSContext *context, JSValueConst inside) {
    (void)context;
    if (async_context == NULL) return JS_UNDEFINED;
    JSValue outside = *async_context;
    *async_context = js_dup(inside);
    return outside;
}

static void async_context_leave(JSContext *context, JSValue outside) {
    if (async_context == NULL) JS_FreeValue(context, outside);
    else set_value(context, async_context, outside);
}

const char *value_kind(JSValueConst value) {
    switch (JS_VALUE_GET_NORM_TAG(value)) {
    case JS_TAG_INT:
    case JS_TAG_FLOAT64: return "a number";
    case JS_TAG_BOOL: return "a boolean";
    case JS_TAG_NULL: return "null";
    case JS_TAG_UNDEFINED: return "undefined";
    case JS_TAG_STRING:
    case JS_TAG_STRING_ROPE: return "a string";
    case JS_TAG_SYMBOL: return "a symbol";
    case JS_TAG_SHORT_BIG_INT:
    case JS_TAG_BIG_INT: return "a bigint";
    default: return "an object";
    }
}

bool string_view(JSContext *context, JSValueConst value, const char *what, StringView *view) {
    int tag = JS_VALUE_GET_TAG(value);
    if (tag == JS_TAG_STRING) {
        view->owner = JS_DupValue(context, value);
    } else if (tag == JS_TAG_STRING_ROPE) {
        view->owner = js_linearize_string_rope(context, value);
        if (JS_IsException(view->owner)) return false;
    } else {
        JS_ThrowTypeError(context, "%s must be a string, but it is %s", what, value_kind(value));
        return false;
    }
    JSString *string = JS_VALUE_GET_STRING(view->owner);
    view->data = strv(string);
    view->length = string->len;
    view->wide = string->is_wide_char;
    return true;
}

static JSString *allocate(JSContext *context, size_t length, int wide) {
    if (length > JS_STRING_LEN_MAX) {
        JS_ThrowRangeError(context, "a string of %zu characters is too long (the limit is %d)", length, JS_STRING_LEN_MAX);
        return NULL;
    }
    return js_alloc_string(context, (int)length, wide);
}

JSValue string_allocate8(JSContext *context, size_t length, uint8_t **place) {
    JSString *string = allocate(context, length, 0);
    if (string == NULL) return JS_EXCEPTION;
    *place = str8(string);
    (*place)[length] = 0;
    return JS_MKPTR(JS_TAG_STRING, string);
}

JSValue string_allocate16(JSContext *context, size_t length, uint16_t **place) {
    JSString *string = allocate(context, length, 1);
    if (string == NULL) return JS_EXCEPTION;
    *place = str16(string);
    return JS_MKPTR(JS_TAG_STRING, string);
}

bool string_equals(JSValueConst value, const uint8_t *bytes, size_t length) {
    JSString *string = JS_VALUE_GET_STRING(value);
    return string->len == length && !string->is_wide_char && memcmp(str8(string), bytes, length) == 0;
}

JSValue object_like(JSContext *context, JSValueConst model, const JSValue *values, int count) {
    enum { MOST = 16 };
    JSProperty properties[MOST];
    JSShape *shape = JS_VALUE_GET_OBJ(model)->shape;
    assert(count <= MOST && shape->prop_count == count);
    for (int i = 0; i < count; i++) properties[i].u.value = values[i];
    return JS_NewObjectFromShape(context, js_dup_shape(shape), JS_CLASS_OBJECT, properties);
}

static void *elements(JSContext *context, JSValueConst value, const char *what, JSClassID class, const char *name, size_t *length) {
    JSObject *object = JS_VALUE_GET_TAG(value) == JS_TAG_OBJECT ? JS_VALUE_GET_OBJ(value) : NULL;
    if (object == NULL || object->class_id != class) {
        JS_ThrowTypeError(context, "%s must be a %s, but it is %s", what, name, value_kind(value));
        return NULL;
    }
    if (typed_array_is_oob(object)) {
        JS_ThrowTypeError(context, "%s is a %s whose buffer is detached or too short", what, name);
        return NULL;
    }
    JSTypedArray *array = object->u.typed_array;
    *length = object->u.array.count;
    static uint64_t empty; /* the data of an empty buffer may be NULL, which here says 'refused' */
    uint8_t *data = array->buffer->u.array_buffer->data;
    return data == NULL ? (uint8_t *)&empty : data + array->offset;
}

bool bytes_view(JSContext *context, JSValueConst value, const char *what, uint8_t **data, size_t *length) {
    *data = elements(context, value, what, JS_CLASS_UINT8_ARRAY, "Uint8Array", length);
    return *data != NULL;
}

bool doubles_view(JSContext *context, JSValueConst value, const char *what, double **data, size_t *length) {
    *data = elements(context, value, what, JS_CLASS_FLOAT64_ARRAY, "Float64Array", length);
    return *data != NULL;
}

JSValue bytes_like(JSContext *context, JSValueConst prototype, const uint8_t *data, size_t length) {
    JSValue buffer = JS_NewArrayBufferCopy(context, data, length);
    if (JS_IsException(buffer)) return buffer;
    JSValue object = JS_NewObjectProtoClass(context, prototype, JS_CLASS_UINT8_ARRAY);
    if (JS_IsException(object)) {
        JS_FreeValue(context, buffer);
        return object;
    }
    if (typed_array_init(context, object, buffer, 0, length, false) == 0) return object;
    JS_FreeValue(context, object);
    return JS_EXCEPTION;
}

/* Takes over `item`; an array that is an exception stays one. */
static void append(JSContext *context, JSValue *array, uint32_t *length, JSValue item) {
    if (JS_IsException(*array)) {
        JS_FreeValue(context, item);
    } else if (JS_IsException(item) || JS_SetPropertyUint32(context, *array, (*length)++, item) < 0) {
        JS_FreeValue(context, *array);
        *array = JS_EXCEPTION;
    }
}

static JSValue records(JSContext *context, JSMapState *state, struct list_head *place, bool keys, bool values) {
    JSValue array = JS_NewArray(context);
    uint32_t length = 0;
    append(context, &array, &length, JS_NewString(context, keys && values ? "pairs" : "items"));
    for (; state != NULL && place != &state->records; place = place->next) {
        JSMapRecord *record = list_entry(place, JSMapRecord, link);
        if (record->empty) continue;
        if (keys) append(context, &array, &length, JS_DupValue(context, record->key));
        if (values) append(context, &array, &length, JS_DupValue(context, record->value));
    }
    return array;
}

static JSValue iterator_records(JSContext *context, JSMapIteratorData *iterator, bool is_set) {
    if (iterator == NULL || JS_IsUndefined(iterator->obj)) return records(context, NULL, NULL, true, false);
    JSMapState *state = JS_VALUE_GET_OBJ(iterator->obj)->u.map_state;
    struct list_head *place = iterator->cur_record == NULL ? state->records.next : iterator->cur_record->link.next;
    bool pairs = iterator->kind == JS_ITERATOR_KIND_KEY_AND_VALUE;
    if (is_set && pairs) {
        /* A set's records have keys only, and each entry is the key twice. */
        JSValue array = JS_NewArray(context);
        uint32_t length = 0;
        append(context, &array, &length, JS_NewString(context, "pairs"));
        for (; place != &state->records; place = place->next) {
            JSMapRecord *record = list_entry(place, JSMapRecord, link);
            if (record->empty) continue;
            append(context, &array, &length, JS_DupValue(context, record->key));
            append(context, &array, &length, JS_DupValue(context, record->key));
        }
        return array;
    }
    bool keys = is_set || iterator->kind != JS_ITERATOR_KIND_VALUE;
    return records(context, state, place, keys, !is_set && iterator->kind != JS_ITERATOR_KIND_KEY);
}

JSValue look_inside(JSContext *context, JSValueConst value) {
    if (JS_VALUE_GET_TAG(value) != JS_TAG_OBJECT) return JS_UNDEFINED;
    static const char *const states[] = { "pending", "fulfilled", "rejected" };
    JSObject *object = JS_VALUE_GET_OBJ(value);
    JSValue array;
    uint32_t length = 0;
    switch (object->class_id) {
    case JS_CLASS_PROMISE: {
        JSPromiseStateEnum state = JS_PromiseState(context, value);
        array = JS_NewArray(context);
        append(context, &array, &length, JS_NewString(context, states[state]));
        if (state != JS_PROMISE_PENDING) append(context, &array, &length, JS_PromiseResult(context, value));
        return array;
    }
    case JS_CLASS_PROXY: {
        JSProxyData *proxy = object->u.proxy_data;
        bool revoked = proxy->is_revoked;
        array = JS_NewArray(context);
        append(context, &array, &length, JS_NewString(context, "proxy"));
        append(context, &array, &length, revoked ? JS_NULL : JS_DupValue(context, proxy->target));
        append(context, &array, &length, revoked ? JS_NULL : JS_DupValue(context, proxy->handler));
        return array;
    }
    case JS_CLASS_MAP_ITERATOR:
    case JS_CLASS_SET_ITERATOR:
        return iterator_records(context, object->u.map_iterator_data, object->class_id == JS_CLASS_SET_ITERATOR);
    case JS_CLASS_WEAKMAP:
    case JS_CLASS_WEAKSET: {
        JSMapState *state = object->u.map_state;
        return records(context, state, state->records.next, true, object->class_id == JS_CLASS_WEAKMAP);
    }
    default:
        return JS_UNDEFINED;
    }
}

size_t engine_heap_used(JSRuntime *runtime) { return runtime->malloc_state.malloc_size; }

void engine_relax_collector(JSRuntime *runtime, size_t headroom) {
    static size_t set_last;
    if (runtime->malloc_gc_threshold == set_last) return;
    size_t least = runtime->malloc_state.malloc_size + headroom;
    /* Not where the growth would end in the limit. */
    bool room = least < runtime->malloc_state.malloc_limit - runtime->malloc_state.malloc_limit / 8;
    if (room && runtime->malloc_gc_threshold < least) runtime->malloc_gc_threshold = least;
    set_last = runtime->malloc_gc_threshold;
}

void engine_poll_soon(JSContext *context) { context->interrupt_counter = 1; }

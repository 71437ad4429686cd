/* Strings to bytes and back. */
#include "native.h"
#include "text.h"
#include <string.h>

typedef enum { UTF8, UTF16LE, LATIN1, ASCII, HEX, BASE64, BASE64URL, ENCODINGS } Encoding;

static const char *const encoding_names[ENCODINGS] = { "utf8", "utf16le", "latin1", "ascii", "hex", "base64", "base64url" };

static bool encoding_argument(JSContext *context, JSValueConst value, const char *what, Encoding *encoding) {
    StringView view;
    if (!string_view(context, value, what, &view)) return false;
    bool found = false;
    for (int i = 0; i < ENCODINGS && !found; i++) {
        found = !view.wide && strlen(encoding_names[i]) == view.length && memcmp(encoding_names[i], view.data, view.length) == 0;
        if (found) *encoding = (Encoding)i;
    }
    JS_FreeValue(context, view.owner);
    if (!found) JS_ThrowTypeError(context, "%s must be utf8, utf16le, latin1, ascii, hex, base64 or base64url", what);
    return found;
}

static size_t encode(Text text, Encoding encoding, uint8_t *target, size_t room) {
    switch (encoding) {
    case UTF8: return utf8_encode(text, target, room);
    case UTF16LE: return utf16_encode(text, target, room);
    case HEX: return hex_encode(text, target, room);
    case BASE64:
    case BASE64URL: return base64_encode(text, target, room);
    default: return latin1_encode(text, target, room);
    }
}

static Text text_of(const StringView *view) { return (Text){ view->data, view->length, view->wide }; }

NATIVE(encodeInto) {
    StringView view;
    Encoding encoding;
    uint8_t *target;
    size_t size;
    uint64_t offset, length;
    (void)self, (void)count;
    if (!encoding_argument(context, arguments[1], "encodeInto: argument 2 (encoding)", &encoding) ||
        !bytes_view(context, arguments[2], "encodeInto: argument 3 (target)", &target, &size) ||
        !argument_integer(context, arguments[3], "encodeInto: argument 4 (offset)", 0, (double)size, &offset) ||
        !argument_integer(context, arguments[4], "encodeInto: argument 5 (length)", 0, 9007199254740991.0, &length) ||
        !string_view(context, arguments[0], "encodeInto: argument 1 (text)", &view)) return JS_EXCEPTION;
    size_t room = length < size - offset ? length : size - offset;
    size_t written = encode(text_of(&view), encoding, target + offset, room);
    JS_FreeValue(context, view.owner);
    return JS_NewInt64(context, (int64_t)written);
}

NATIVE(byteLength) {
    StringView view;
    Encoding encoding;
    size_t length;
    (void)self, (void)count;
    if (!encoding_argument(context, arguments[1], "byteLength: argument 2 (encoding)", &encoding) ||
        !string_view(context, arguments[0], "byteLength: argument 1 (text)", &view)) return JS_EXCEPTION;
    switch (encoding) {
    case UTF8: length = utf8_length(text_of(&view)); break;
    case UTF16LE: length = (size_t)view.length * 2; break;
    case HEX: length = view.length / 2; break;
    case BASE64:
    case BASE64URL: length = base64_length(text_of(&view)); break;
    default: length = view.length;
    }
    JS_FreeValue(context, view.owner);
    return JS_NewInt64(context, (int64_t)length);
}

static JSValue decode_utf8(JSContext *context, const uint8_t *bytes, size_t length) {
    Shape shape = utf8_shape(bytes, length);
    uint8_t *place8;
    uint16_t *place16;
    JSValue string = shape.wide ? string_allocate16(context, shape.length, &place16) : string_allocate8(context, shape.length, &place8);
    if (JS_IsException(string)) return string;
    if (shape.wide) utf8_decode16(bytes, length, place16);
    else utf8_decode8(bytes, length, place8);
    return string;
}

static JSValue decode_utf16(JSContext *context, const uint8_t *bytes, size_t length) {
    Shape shape = utf16_shape(bytes, length);
    uint8_t *place8;
    uint16_t *place16;
    JSValue string = shape.wide ? string_allocate16(context, shape.length, &place16) : string_allocate8(context, shape.length, &place8);
    if (JS_IsException(string)) return string;
    if (shape.wide) memcpy(place16, bytes, shape.length * 2);
    else utf16_decode8(bytes, length, place8);
    return string;
}

static JSValue decode_narrow(JSContext *context, Encoding encoding, const uint8_t *bytes, size_t length) {
    bool url = encoding == BASE64URL;
    uint8_t *place;
    size_t characters = encoding == HEX ? length * 2 : encoding == BASE64 || url ? base64_decoded_length(length, url) : length;
    JSValue string = string_allocate8(context, characters, &place);
    if (JS_IsException(string)) return string;
    if (encoding == HEX) hex_decode(bytes, length, place);
    else if (encoding == ASCII) ascii_decode(bytes, length, place);
    else if (encoding == LATIN1) memcpy(place, bytes, length);
    else base64_decode(bytes, length, url, place);
    return string;
}

NATIVE(decode) {
    Encoding encoding;
    uint8_t *bytes;
    size_t size;
    uint64_t start, end;
    (void)self, (void)count;
    if (!bytes_view(context, arguments[0], "decode: argument 1 (bytes)", &bytes, &size) ||
        !encoding_argument(context, arguments[1], "decode: argument 2 (encoding)", &encoding) ||
        !argument_integer(context, arguments[2], "decode: argument 3 (start)", 0, (double)size, &start) ||
        !argument_integer(context, arguments[3], "decode: argument 4 (end)", (double)start, (double)size, &end)) return JS_EXCEPTION;
    bytes += start;
    size = end - start;
    if (encoding == UTF8) return decode_utf8(context, bytes, size);
    if (encoding == UTF16LE) return decode_utf16(context, bytes, size);
    return decode_narrow(context, encoding, bytes, size);
}

NATIVE(isUtf8) {
    uint8_t *bytes;
    size_t length;
    (void)self, (void)count;
    if (!bytes_view(context, arguments[0], "isUtf8: argument 1 (bytes)", &bytes, &length)) return JS_EXCEPTION;
    return JS_NewBool(context, utf8_valid(bytes, length));
}

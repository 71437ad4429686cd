#include "native.h"
NATIVE(encodeInto) { (void)self, (void)count, (void)arguments; return JS_ThrowPlainError(context, "not yet"); }
NATIVE(decode) { (void)self, (void)count, (void)arguments; return JS_ThrowPlainError(context, "not yet"); }
NATIVE(byteLength) { (void)self, (void)count, (void)arguments; return JS_ThrowPlainError(context, "not yet"); }
NATIVE(isUtf8) { (void)self, (void)count, (void)arguments; return JS_ThrowPlainError(context, "not yet"); }

#include "native.h"
size_t native_http_parsers(void) { return 0; }
void native_http_open(JSContext *context) { (void)context; }
void native_http_close(JSContext *context) { (void)context; }
NATIVE(createHttpParser) { (void)self, (void)count, (void)arguments; return JS_ThrowPlainError(context, "not yet"); }

/*
 * Compiles a script to the engine's bytecode, with the header that the firmware checks:
 *   efi-node-compile [--keep-source] SCRIPT.js NAME OUTPUT
 * NAME is what stack frames show. With --keep-source functions have their text, for Function.prototype.toString.
 */
#include "quickjs.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const unsigned char MAGIC[8] = { 'E', 'F', 'I', 'N', 'B', 'C', 1, 0 };
static const uint64_t BUILD = ENGINE_BUILD_ID;

static char *read_file(const char *path, size_t *length) {
    FILE *file = fopen(path, "rb");
    if (file == NULL || fseek(file, 0, SEEK_END) != 0) return perror(path), NULL;
    *length = (size_t)ftell(file);
    rewind(file);
    char *text = malloc(*length + 1);
    if (text == NULL || fread(text, 1, *length, file) != *length) return perror(path), NULL;
    text[*length] = 0;
    fclose(file);
    return text;
}

static int write_file(const char *path, const uint8_t *bytes, size_t length) {
    FILE *file = fopen(path, "wb");
    if (file == NULL || fwrite(MAGIC, sizeof MAGIC, 1, file) != 1 || fwrite(&BUILD, sizeof BUILD, 1, file) != 1 ||
        fwrite(bytes, 1, length, file) != length || fclose(file) != 0)
        return perror(path), 1;
    return 0;
}

static int fail(JSContext *context) {
    JSValue error = JS_GetException(context);
    JSValue stack = JS_GetPropertyStr(context, error, "stack");
    const char *text = JS_ToCString(context, error), *where = JS_IsString(stack) ? JS_ToCString(context, stack) : "";
    fprintf(stderr, "%s\n%s", text, where);
    return 1;
}

int main(int count, char **arguments) {
    size_t length;
    int flags = JS_WRITE_OBJ_BYTECODE | JS_WRITE_OBJ_STRIP_SOURCE;
    if (count == 5 && strcmp(arguments[1], "--keep-source") == 0) flags = JS_WRITE_OBJ_BYTECODE, count--, arguments++;
    if (count != 4) return fprintf(stderr, "usage: efi-node-compile [--keep-source] SCRIPT.js NAME OUTPUT\n"), 2;
    char *source = read_file(arguments[1], &length);
    if (source == NULL) return 2;
    JSContext *context = JS_NewContext(JS_NewRuntime());
    JSValue function = JS_Eval(context, source, length, arguments[2], JS_EVAL_TYPE_GLOBAL | JS_EVAL_FLAG_COMPILE_ONLY);
    if (JS_IsException(function)) return fail(context);
    /* Line numbers stay for stack traces. */
    uint8_t *bytes = JS_WriteObject(context, &length, function, flags);
    return bytes == NULL ? fail(context) : write_file(arguments[3], bytes, length);
}

/* Digests, HMAC, and keys derived by it: Mbed TLS's, with its contexts in memory that JavaScript owns. */
#include "native.h"
#include <mbedtls/hkdf.h>
#include <mbedtls/md.h>
#include <mbedtls/md5.h>
#include <mbedtls/pkcs5.h>
#include <mbedtls/ripemd160.h>
#include <mbedtls/sha1.h>
#include <mbedtls/sha256.h>
#include <mbedtls/sha512.h>
#include <string.h>

/* A digest that is being computed. There is no pointer in it, so that its bytes can be copied, and nobody has to free it. */
typedef struct {
    uint32_t type; /* mbedtls_md_type_t */
    union {
        mbedtls_md5_context md5;
        mbedtls_ripemd160_context ripemd160;
        mbedtls_sha1_context sha1;
        mbedtls_sha256_context sha256;
        mbedtls_sha512_context sha512;
    } context;
    uint8_t pads[2 * MBEDTLS_MD_MAX_BLOCK_SIZE]; /* of HMAC: a state without a key ends before them */
} State;

enum { PLAIN_SIZE = offsetof(State, pads) };

static const struct { const char *name; mbedtls_md_type_t type; } digests[] = {
    { "md5", MBEDTLS_MD_MD5 },       { "ripemd160", MBEDTLS_MD_RIPEMD160 }, { "sha1", MBEDTLS_MD_SHA1 },
    { "sha224", MBEDTLS_MD_SHA224 }, { "sha256", MBEDTLS_MD_SHA256 },       { "sha384", MBEDTLS_MD_SHA384 },
    { "sha512", MBEDTLS_MD_SHA512 },
};

/* The digest of this name, or NULL with an exception. */
static const mbedtls_md_info_t *digest_named(JSContext *context, JSValueConst value, const char *what) {
    const mbedtls_md_info_t *info = NULL;
    if (!JS_IsString(value)) {
        JS_ThrowTypeError(context, "%s must be a string, but it is %s", what, value_kind(value));
        return NULL;
    }
    const char *name = JS_ToCString(context, value);
    if (name == NULL) return NULL;
    for (size_t i = 0; i < sizeof digests / sizeof digests[0]; i++)
        if (strcmp(name, digests[i].name) == 0) info = mbedtls_md_info_from_type(digests[i].type);
    if (info == NULL) JS_ThrowTypeError(context, "%s must be the name of a digest, but it is '%s'", what, name);
    JS_FreeCString(context, name);
    return info;
}

/* The library's view of a state. */
static mbedtls_md_context_t over(State *state, const mbedtls_md_info_t *info, bool keyed) {
    return (mbedtls_md_context_t){ info, &state->context, keyed ? state->pads : NULL };
}

static JSValue failed(JSContext *context, const char *what, int error) {
    if (error == MBEDTLS_ERR_MD_ALLOC_FAILED) return JS_ThrowOutOfMemory(context);
    return JS_ThrowInternalError(context, "%s: Mbed TLS answers -0x%04x", what, (unsigned)-error);
}

/* A state that comes back from JavaScript. The library masks its counters, so foreign bytes spoil no more than the digest. */
static bool state_of(JSContext *context, JSValueConst value, const char *what, mbedtls_md_context_t *digest) {
    uint8_t *bytes;
    size_t length;
    if (!bytes_view(context, value, what, &bytes, &length)) return false;
    State *state = (State *)bytes;
    bool whole = (length == PLAIN_SIZE || length == sizeof *state) && (uintptr_t)bytes % _Alignof(State) == 0;
    const mbedtls_md_info_t *info = whole ? mbedtls_md_info_from_type((mbedtls_md_type_t)state->type) : NULL;
    if (info == NULL) return JS_ThrowTypeError(context, "%s must be from createHash", what), false;
    *digest = over(state, info, length == sizeof *state);
    return true;
}

NATIVE(createHash) {
    State state = { 0 };
    uint8_t *key = NULL;
    size_t length = 0;
    bool keyed = !JS_IsUndefined(arguments[1]);
    (void)self, (void)count;
    const mbedtls_md_info_t *info = digest_named(context, arguments[0], "createHash: argument 1 (algorithm)");
    if (info == NULL || (keyed && !bytes_view(context, arguments[1], "createHash: argument 2 (key)", &key, &length))) return JS_EXCEPTION;
    state.type = mbedtls_md_get_type(info);
    mbedtls_md_context_t digest = over(&state, info, keyed);
    int error = keyed ? mbedtls_md_hmac_starts(&digest, key, length) : mbedtls_md_starts(&digest);
    if (error != 0) return failed(context, "createHash", error);
    return JS_NewUint8ArrayCopy(context, (uint8_t *)&state, keyed ? sizeof state : PLAIN_SIZE);
}

NATIVE(copyHash) {
    mbedtls_md_context_t digest;
    uint8_t *bytes;
    size_t length;
    (void)self, (void)count;
    if (!state_of(context, arguments[0], "copyHash: argument 1 (state)", &digest) ||
        !bytes_view(context, arguments[0], "copyHash: argument 1 (state)", &bytes, &length)) return JS_EXCEPTION;
    if (digest.hmac_ctx != NULL) return JS_ThrowTypeError(context, "copyHash: argument 1 (state) must be from createHash without a key");
    return JS_NewUint8ArrayCopy(context, bytes, length);
}

NATIVE(updateHash) {
    mbedtls_md_context_t digest;
    uint8_t *bytes;
    size_t length;
    (void)self, (void)count;
    if (!state_of(context, arguments[0], "updateHash: argument 1 (state)", &digest) ||
        !bytes_view(context, arguments[1], "updateHash: argument 2 (bytes)", &bytes, &length)) return JS_EXCEPTION;
    int error = mbedtls_md_update(&digest, bytes, length);
    return error == 0 ? JS_UNDEFINED : failed(context, "updateHash", error);
}

NATIVE(digestHash) {
    mbedtls_md_context_t digest;
    uint8_t bytes[MBEDTLS_MD_MAX_SIZE];
    (void)self, (void)count;
    if (!state_of(context, arguments[0], "digestHash: argument 1 (state)", &digest)) return JS_EXCEPTION;
    int error = digest.hmac_ctx == NULL ? mbedtls_md_finish(&digest, bytes) : mbedtls_md_hmac_finish(&digest, bytes);
    if (error != 0) return failed(context, "digestHash", error);
    return JS_NewUint8ArrayCopy(context, bytes, mbedtls_md_get_size(digest.md_info));
}

NATIVE(pbkdf2) {
    State state = { 0 };
    uint8_t *password, *salt, *target;
    size_t password_length, salt_length, length;
    uint64_t iterations;
    (void)self, (void)count;
    const mbedtls_md_info_t *info = digest_named(context, arguments[0], "pbkdf2: argument 1 (algorithm)");
    if (info == NULL || !bytes_view(context, arguments[1], "pbkdf2: argument 2 (password)", &password, &password_length) ||
        !bytes_view(context, arguments[2], "pbkdf2: argument 3 (salt)", &salt, &salt_length) ||
        !argument_integer(context, arguments[3], "pbkdf2: argument 4 (iterations)", 1, 4294967295.0, &iterations) ||
        !bytes_view(context, arguments[4], "pbkdf2: argument 5 (target)", &target, &length)) return JS_EXCEPTION;
    if (length > UINT32_MAX) return JS_ThrowRangeError(context, "pbkdf2: argument 5 (target) is longer than 4294967295 bytes");
    mbedtls_md_context_t digest = over(&state, info, true);
    int error = mbedtls_pkcs5_pbkdf2_hmac(&digest, password, password_length, salt, salt_length, (unsigned)iterations, (uint32_t)length, target);
    return error == 0 ? JS_UNDEFINED : failed(context, "pbkdf2", error);
}

NATIVE(hkdf) {
    uint8_t *key, *salt, *info, *target;
    size_t key_length, salt_length, info_length, length;
    (void)self, (void)count;
    const mbedtls_md_info_t *digest = digest_named(context, arguments[0], "hkdf: argument 1 (algorithm)");
    if (digest == NULL || !bytes_view(context, arguments[1], "hkdf: argument 2 (key)", &key, &key_length) ||
        !bytes_view(context, arguments[2], "hkdf: argument 3 (salt)", &salt, &salt_length) ||
        !bytes_view(context, arguments[3], "hkdf: argument 4 (info)", &info, &info_length) ||
        !bytes_view(context, arguments[4], "hkdf: argument 5 (target)", &target, &length)) return JS_EXCEPTION;
    if (length > 255u * mbedtls_md_get_size(digest))
        return JS_ThrowRangeError(context, "hkdf: argument 5 (target) is longer than 255 digests");
    if (length == 0) return JS_UNDEFINED;
    /* An empty array may have no memory, and the library takes lengths of nothing for mistakes. */
    int error = mbedtls_hkdf(digest, salt_length == 0 ? NULL : salt, salt_length, key, key_length, info, info_length, target, length);
    return error == 0 ? JS_UNDEFINED : failed(context, "hkdf", error);
}

/* Keys from passwords: thousands of digests for one key, which is too much for an interpreter. */
#include "native.h"
#include "sha256.h"
#include <string.h>

/* HMAC (RFC 2104): both digests with the key's block in them already. */
typedef struct {
    Sha256 inner;
    Sha256 outer;
} Hmac;

static void hmac_begin(Hmac *hmac, const uint8_t *key, size_t length) {
    uint8_t block[SHA256_BLOCK] = { 0 };
    if (length > SHA256_BLOCK) {
        sha256_begin(&hmac->inner);
        sha256_add(&hmac->inner, key, length);
        sha256_end(&hmac->inner, block);
    } else if (length > 0) {
        memcpy(block, key, length);
    }
    for (int i = 0; i < SHA256_BLOCK; i++) block[i] ^= 0x36;
    sha256_begin(&hmac->inner);
    sha256_add(&hmac->inner, block, sizeof block);
    for (int i = 0; i < SHA256_BLOCK; i++) block[i] ^= 0x36 ^ 0x5c;
    sha256_begin(&hmac->outer);
    sha256_add(&hmac->outer, block, sizeof block);
}

static void hmac_add(Hmac *hmac, const uint8_t *bytes, size_t length) { sha256_add(&hmac->inner, bytes, length); }

static void hmac_end(Hmac *hmac, uint8_t digest[SHA256_DIGEST]) {
    sha256_end(&hmac->inner, digest);
    sha256_add(&hmac->outer, digest, SHA256_DIGEST);
    sha256_end(&hmac->outer, digest);
}

/* The block of this number, from 1 (RFC 8018, 5.2). */
static void pbkdf2_block(const Hmac *password, const Hmac *salted, uint64_t iterations, uint32_t number, uint8_t block[SHA256_DIGEST]) {
    uint8_t digest[SHA256_DIGEST], counter[4];
    Hmac hmac = *salted;
    for (int i = 0; i < 4; i++) counter[i] = (uint8_t)(number >> (24 - 8 * i));
    hmac_add(&hmac, counter, sizeof counter);
    hmac_end(&hmac, digest);
    memcpy(block, digest, SHA256_DIGEST);
    for (uint64_t round = 1; round < iterations; round++) {
        hmac = *password;
        hmac_add(&hmac, digest, SHA256_DIGEST);
        hmac_end(&hmac, digest);
        for (int i = 0; i < SHA256_DIGEST; i++) block[i] ^= digest[i];
    }
}

NATIVE(pbkdf2Sha256) {
    uint8_t *password, *salt, *target, block[SHA256_DIGEST];
    size_t password_length, salt_length, length;
    uint64_t iterations;
    Hmac keyed, salted;
    (void)self, (void)count;
    if (!bytes_view(context, arguments[0], "pbkdf2Sha256: argument 1 (password)", &password, &password_length) ||
        !bytes_view(context, arguments[1], "pbkdf2Sha256: argument 2 (salt)", &salt, &salt_length) ||
        !argument_integer(context, arguments[2], "pbkdf2Sha256: argument 3 (iterations)", 1, 4294967295.0, &iterations) ||
        !bytes_view(context, arguments[3], "pbkdf2Sha256: argument 4 (target)", &target, &length)) return JS_EXCEPTION;
    hmac_begin(&keyed, password, password_length);
    salted = keyed;
    hmac_add(&salted, salt, salt_length);
    for (uint32_t number = 1; length > 0; number++) {
        size_t part = length < SHA256_DIGEST ? length : SHA256_DIGEST;
        pbkdf2_block(&keyed, &salted, iterations, number, block);
        memcpy(target, block, part);
        target += part;
        length -= part;
    }
    return JS_UNDEFINED;
}

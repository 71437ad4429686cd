/* What of Mbed TLS is compiled: digests, and what is built on them. Its own configuration has a hundred things more. */
#ifndef MBEDTLS_CONFIG_OURS_H
#define MBEDTLS_CONFIG_OURS_H

#define MBEDTLS_MD_C
#define MBEDTLS_MD5_C
#define MBEDTLS_RIPEMD160_C
#define MBEDTLS_SHA1_C
#define MBEDTLS_SHA256_C
#define MBEDTLS_SHA512_C
#define MBEDTLS_PKCS5_C
#define MBEDTLS_HKDF_C

#endif

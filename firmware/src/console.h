/* The firmware's own text console (EFI_SIMPLE_TEXT_OUTPUT_PROTOCOL, UEFI 2.10, section 12.4). */
#ifndef CONSOLE_H
#define CONSOLE_H

#include <stddef.h>

/* UTF-8, a character may be split over two calls; "\n" becomes "\r\n"; what UCS-2 cannot say becomes U+FFFD. */
void console_write(const void *bytes, size_t length);

#endif

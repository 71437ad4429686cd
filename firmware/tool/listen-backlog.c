/*
 * Loaded into QEMU (LD_PRELOAD), so that a published port takes a burst of connections.
 *
 * QEMU's user-mode network listens for its forwarded ports with a backlog of 1. Of eight clients that connect at once
 * some then wait for a second, or are reset after they have already sent their request, long before the machine has
 * heard of them. Nothing on QEMU's command line can change that, so the number is raised where it is given.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <sys/socket.h>

#define SMALLEST_BACKLOG 128

int listen(int socket, int backlog) {
    int (*next)(int, int) = (int (*)(int, int))dlsym(RTLD_NEXT, "listen");
    if (!next) {
        errno = ENOSYS;
        return -1;
    }
    return next(socket, backlog < SMALLEST_BACKLOG ? SMALLEST_BACKLOG : backlog);
}

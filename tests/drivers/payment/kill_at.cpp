// SPDX-License-Identifier: GPL-3.0-or-later
/// Preloaded into a real pishkhan-device: kills it with SIGKILL right before or right after its n-th step that another
/// world can see, a durable write of the ledger or bytes to the terminal. KILL_AT counts from 1; even steps are "after".
#include <csignal>
#include <cstdlib>

#include <dlfcn.h>
#include <sys/socket.h>
#include <sys/types.h>
#include <unistd.h>

namespace {

void step()
{
    static const char* const wanted = std::getenv("KILL_AT");
    static int seen = 0;
    if (wanted != nullptr && ++seen == std::atoi(wanted)) {
        ::kill(::getpid(), SIGKILL);
    }
}

template <typename Function> Function next(const char* name)
{
    return reinterpret_cast<Function>(::dlsym(RTLD_NEXT, name));
}

} // namespace

extern "C" int fdatasync(int descriptor)
{
    step();
    const int result = next<int (*)(int)>("fdatasync")(descriptor);
    step();
    return result;
}

extern "C" int fsync(int descriptor)
{
    step();
    const int result = next<int (*)(int)>("fsync")(descriptor);
    step();
    return result;
}

extern "C" ssize_t send(int descriptor, const void* bytes, size_t size, int flags)
{
    step();
    const ssize_t result = next<ssize_t (*)(int, const void*, size_t, int)>("send")(descriptor, bytes, size, flags);
    step();
    return result;
}

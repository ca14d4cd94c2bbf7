// SPDX-License-Identifier: GPL-3.0-or-later
// Loaded before a program (LD_PRELOAD) this library puts an emulated camera at /dev/video-emulated: open, ioctl and poll
// of that one node are answered here, mmap by the memory behind its descriptor; all else goes to the system. The folder
// PISHKHAN_CAMERA describes the camera. The program itself is the shipped one.
#include <cerrno>
#include <cstdarg>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <thread>

#include <dlfcn.h>
#include <fcntl.h>
#include <poll.h>

#include "drivers/emulators/camera/camera_part.h"

namespace {

using pishkhan::emulators::CameraPart;

std::unique_ptr<CameraPart> camera; // one a process: the helper opens one device and ends

template <typename Call> Call next(const char* name)
{
    return reinterpret_cast<Call>(dlsym(RTLD_NEXT, name));
}

bool isOurs(const char* path)
{
    return path != nullptr && std::strcmp(path, "/dev/video-emulated") == 0 &&
           std::getenv("PISHKHAN_CAMERA") != nullptr;
}

int openCamera()
{
    camera = std::make_unique<CameraPart>(std::getenv("PISHKHAN_CAMERA"));
    errno = camera->openFault();
    return errno == 0 ? camera->descriptor() : -1;
}

int openNext(const char* name, const char* path, int flags, mode_t mode)
{
    return isOurs(path) ? openCamera() : next<int (*)(const char*, int, ...)>(name)(path, flags, mode);
}

int pollCamera(pollfd& waiting, int timeoutMs)
{
    const auto end = CameraPart::Steady::now() + std::chrono::milliseconds(timeoutMs);
    waiting.revents = 0;
    if (camera->isGone()) {
        waiting.revents = POLLERR | POLLHUP;
        return 1;
    }
    const auto due = camera->due();
    std::this_thread::sleep_until(std::min(due, end));
    waiting.revents = due <= end ? POLLIN : 0;
    return waiting.revents != 0 ? 1 : 0;
}

} // namespace

extern "C" {

int open(const char* path, int flags, ...)
{
    va_list rest;
    va_start(rest, flags);
    const mode_t mode = (flags & (O_CREAT | O_TMPFILE)) != 0 ? va_arg(rest, mode_t) : 0;
    va_end(rest);
    return openNext("open", path, flags, mode);
}

int open64(const char* path, int flags, ...)
{
    va_list rest;
    va_start(rest, flags);
    const mode_t mode = (flags & (O_CREAT | O_TMPFILE)) != 0 ? va_arg(rest, mode_t) : 0;
    va_end(rest);
    return openNext("open64", path, flags, mode);
}

int ioctl(int device, unsigned long request, ...)
{
    va_list rest;
    va_start(rest, request);
    void* words = va_arg(rest, void*);
    va_end(rest);
    if (camera && device == camera->descriptor()) {
        errno = camera->answer(request, words);
        return errno == 0 ? 0 : -1;
    }
    return next<int (*)(int, unsigned long, ...)>("ioctl")(device, request, words);
}

int poll(pollfd* waiting, nfds_t count, int timeoutMs)
{
    if (camera && count == 1 && waiting->fd == camera->descriptor()) {
        return pollCamera(*waiting, timeoutMs);
    }
    return next<int (*)(pollfd*, nfds_t, int)>("poll")(waiting, count, timeoutMs);
}

} // extern "C"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/document/sane_session.h"

#include <algorithm>
#include <csignal>
#include <cstdlib>
#include <cstring>

#include <sane/sane.h>
#include <unistd.h>

namespace pishkhan::document {

namespace {

constexpr std::size_t largestImage = 200U << 20U; // an A4 at 600 dpi in colour takes 104 MB

SaneFault faultOfStatus(SANE_Status status)
{
    switch (status) {
    case SANE_STATUS_GOOD:
    case SANE_STATUS_EOF: return SaneFault::None;
    case SANE_STATUS_NO_DOCS: return SaneFault::NoPaper;
    case SANE_STATUS_JAMMED: return SaneFault::Jam;
    case SANE_STATUS_COVER_OPEN: return SaneFault::CoverOpen;
    case SANE_STATUS_DEVICE_BUSY: return SaneFault::Busy;
    case SANE_STATUS_IO_ERROR: return SaneFault::Unplugged;
    case SANE_STATUS_ACCESS_DENIED: return SaneFault::Denied;
    case SANE_STATUS_CANCELLED: return SaneFault::Cancelled;
    case SANE_STATUS_UNSUPPORTED: return SaneFault::Unsupported;
    case SANE_STATUS_INVAL:
    case SANE_STATUS_NO_MEM: break;
    }
    return SaneFault::Broken;
}

constexpr unsigned partingSeconds = 5; // a lamp runs home in less
volatile std::sig_atomic_t outcome = 0;

void leaveNow(int /*signal*/)
{
    _exit(outcome);
}

/// SANE as long as it is needed.
class Library {
public:
    Library() { m_good = sane_init(nullptr, nullptr) == SANE_STATUS_GOOD; }
    /// Back ends hang here (the test back end about once in a thousand scans): settle() comes first.
    ~Library()
    {
        if (m_handle != nullptr) {
            sane_cancel(m_handle);
            sane_close(m_handle);
        }
        if (m_good) {
            sane_exit();
        }
    }
    Library(const Library&) = delete;
    Library& operator=(const Library&) = delete;
    bool isGood() const { return m_good; }
    SaneFault open(const std::string& device)
    {
        const SANE_Status status = m_good ? sane_open(device.c_str(), &m_handle) : SANE_STATUS_INVAL;
        const bool isMissing = status == SANE_STATUS_INVAL || status == SANE_STATUS_IO_ERROR;
        return isMissing ? SaneFault::NoDevice : faultOfStatus(status); // a name SANE does not know is Invalid to it
    }
    SANE_Handle handle() const { return m_handle; }
    /// What this process ends with, whether or not the back end lets go.
    static SaneFault settle(SaneFault known)
    {
        outcome = static_cast<int>(known);
        std::signal(SIGALRM, leaveNow);
        alarm(partingSeconds);
        return known;
    }

private:
    bool m_good = false;
    SANE_Handle m_handle = nullptr;
};

const SANE_Option_Descriptor* descriptorOf(SANE_Handle handle, const std::string& name, SANE_Int& index)
{
    SANE_Int count = 0;
    if (sane_control_option(handle, 0, SANE_ACTION_GET_VALUE, &count, nullptr) != SANE_STATUS_GOOD) {
        return nullptr;
    }
    for (index = 1; index < count; ++index) {
        const auto* option = sane_get_option_descriptor(handle, index);
        if (option != nullptr && option->name != nullptr && name == option->name) {
            return option;
        }
    }
    return nullptr;
}

bool setOption(SANE_Handle handle, const std::string& name, const std::string& value)
{
    SANE_Int index = 0;
    const auto* option = descriptorOf(handle, name, index);
    if (option == nullptr || !SANE_OPTION_IS_ACTIVE(option->cap) || !SANE_OPTION_IS_SETTABLE(option->cap)) {
        return false;
    }
    SANE_Word number = 0;
    std::vector<char> text(static_cast<std::size_t>(std::max<SANE_Int>(option->size, 1)) + value.size() + 1);
    void* raw = &number;
    switch (option->type) {
    case SANE_TYPE_BOOL: number = value == "yes" ? SANE_TRUE : SANE_FALSE; break;
    case SANE_TYPE_INT: number = std::atoi(value.c_str()); break;
    case SANE_TYPE_FIXED: number = SANE_FIX(std::atof(value.c_str())); break;
    case SANE_TYPE_STRING:
        std::memcpy(text.data(), value.data(), value.size());
        raw = text.data();
        break;
    case SANE_TYPE_BUTTON:
    case SANE_TYPE_GROUP: return false;
    }
    return sane_control_option(handle, index, SANE_ACTION_SET_VALUE, raw, nullptr) == SANE_STATUS_GOOD;
}

bool setAll(SANE_Handle handle, const std::vector<std::string>& options)
{
    setOption(handle, "mode", "Gray"); // colour is not needed; a device without it gives what it has
    setOption(handle, "depth", "8");
    return std::all_of(options.begin(), options.end(), [&](const std::string& option) {
        const std::size_t equals = option.find('=');
        return equals != std::string::npos && setOption(handle, option.substr(0, equals), option.substr(equals + 1));
    });
}

/// Reads until the end. A cancel from elsewhere looks like a short page: the count of bytes decides.
SaneFault readPixels(SANE_Handle handle, const SaneWish& wish, const SANE_Parameters& shape, Bytes& pixels)
{
    constexpr std::size_t part = 64 * 1024;
    for (;;) {
        if (wish.cancelled != nullptr && wish.cancelled()) {
            sane_cancel(handle);
            return SaneFault::Cancelled;
        }
        const std::size_t before = pixels.size();
        if (before > largestImage) {
            return SaneFault::Unsupported;
        }
        pixels.resize(before + part);
        SANE_Int got = 0;
        const SANE_Status status = sane_read(handle, pixels.data() + before, static_cast<SANE_Int>(part), &got);
        pixels.resize(before + static_cast<std::size_t>(std::max<SANE_Int>(got, 0)));
        if (status == SANE_STATUS_EOF) {
            break;
        }
        if (status != SANE_STATUS_GOOD) {
            return faultOfStatus(status);
        }
    }
    const std::size_t line = static_cast<std::size_t>(shape.bytes_per_line);
    const bool isShort = shape.lines > 0 && pixels.size() < line * static_cast<std::size_t>(shape.lines);
    return isShort ? SaneFault::Unplugged : SaneFault::None;
}

/// A pixmap's head for these pixels; empty when the format is none we can show.
std::string headFor(const SANE_Parameters& shape, std::size_t lines)
{
    const std::string size = std::to_string(shape.pixels_per_line) + " " + std::to_string(lines);
    if (shape.depth == 1 && shape.format != SANE_FRAME_RGB) {
        return "P4\n" + size + "\n";
    }
    if (shape.depth != 8) {
        return {};
    }
    return (shape.format == SANE_FRAME_RGB ? "P6\n" : "P5\n") + size + "\n255\n"; // of three passes the first will do
}

SaneFault deliverAs(const SANE_Parameters& shape, const Bytes& pixels, const SaneWish& wish)
{
    const int samples = shape.format == SANE_FRAME_RGB ? 3 : 1;
    const auto row = static_cast<std::size_t>((shape.pixels_per_line * samples * shape.depth + 7) / 8);
    const auto step = static_cast<std::size_t>(shape.bytes_per_line);
    const std::size_t lines = step > 0 ? pixels.size() / step : 0;
    const std::string head = headFor(shape, lines);
    if (head.empty() || lines == 0 || row > step) {
        return SaneFault::Unsupported;
    }
    Bytes pnm;
    pnm.reserve(head.size() + row * lines); // it never moves: no copy stays behind
    pnm.assign(head.begin(), head.end());
    for (std::size_t y = 0; y < lines; ++y) {
        const auto from = pixels.begin() + static_cast<std::ptrdiff_t>(y * step);
        pnm.insert(pnm.end(), from, from + static_cast<std::ptrdiff_t>(row));
    }
    const bool isTaken = wish.deliver(pnm);
    explicit_bzero(pnm.data(), pnm.size());
    return isTaken ? SaneFault::None : SaneFault::Cancelled;
}

SaneFault scanWith(Library& library, const SaneWish& wish)
{
    SaneFault fault = library.open(wish.device);
    if (fault != SaneFault::None) {
        return fault;
    }
    if (!setAll(library.handle(), wish.options)) {
        return SaneFault::Unsupported;
    }
    SANE_Parameters shape{};
    fault = faultOfStatus(sane_start(library.handle()));
    if (fault == SaneFault::None) {
        fault = faultOfStatus(sane_get_parameters(library.handle(), &shape));
    }
    Bytes pixels;
    if (fault == SaneFault::None) {
        fault = readPixels(library.handle(), wish, shape, pixels);
    }
    if (fault == SaneFault::None) {
        fault = deliverAs(shape, pixels, wish);
    }
    explicit_bzero(pixels.data(), pixels.size());
    return fault;
}

} // namespace

SaneFault scanOnce(const SaneWish& wish)
{
    Library library;
    return Library::settle(scanWith(library, wish));
}

SaneFault lookAt(const std::string& device)
{
    Library library;
    return Library::settle(library.open(device));
}

std::vector<std::string> saneDevices()
{
    const Library library;
    std::vector<std::string> names;
    const SANE_Device** devices = nullptr;
    if (library.isGood() && sane_get_devices(&devices, SANE_TRUE) == SANE_STATUS_GOOD) {
        for (; devices != nullptr && *devices != nullptr; ++devices) {
            names.emplace_back((*devices)->name);
        }
    }
    return names;
}

} // namespace pishkhan::document

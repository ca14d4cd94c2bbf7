// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/document/sane_session.h"

#include <algorithm>
#include <cstdlib>
#include <cstring>

#include "drivers/document/sane_library.h"

namespace pishkhan::document {

namespace {

constexpr int mostSheets = 50;                    // feeders of counter scanners take no more
constexpr std::size_t largestImage = 200U << 20U; // an A4 at 600 dpi in colour takes 104 MB

bool setOption(SANE_Handle handle, const std::string& name, const std::string& value)
{
    SANE_Int index = 0;
    const auto* option = optionCalled(handle, name, index);
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
            return faultOf(status);
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

SaneFault scanSheet(SaneLibrary& library, const SaneWish& wish)
{
    SANE_Parameters shape{};
    SaneFault fault = faultOf(sane_start(library.handle()));
    if (fault == SaneFault::None) {
        fault = faultOf(sane_get_parameters(library.handle(), &shape));
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

SaneFault scanWith(SaneLibrary& library, const SaneWish& wish)
{
    SaneFault fault = library.open(wish.device);
    if (fault != SaneFault::None) {
        return fault;
    }
    if (!setAll(library.handle(), wish.options)) {
        return SaneFault::Unsupported;
    }
    if (wish.sheets == SheetCount::One) {
        return scanSheet(library, wish);
    }
    for (int sheet = 0; sheet < mostSheets; ++sheet) {
        fault = scanSheet(library, wish);
        if (fault != SaneFault::None) {
            return fault == SaneFault::NoPaper && sheet > 0 ? SaneFault::None : fault;
        }
    }
    return SaneFault::None; // what is left in the feeder is the next run's
}

} // namespace

SaneFault scan(const SaneWish& wish)
{
    SaneLibrary library;
    return SaneLibrary::settle(scanWith(library, wish));
}

SaneFault lookAt(const std::string& device)
{
    SaneLibrary library;
    return SaneLibrary::settle(library.open(device));
}

std::vector<std::string> saneDevices()
{
    const SaneLibrary library;
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

// SPDX-License-Identifier: GPL-3.0-or-later
/// WedgeReader: one barcode scanner that plays a keyboard, read at its own event device and taken away from everybody else (EVIOCGRAB): what
/// it types reaches no window and no field. Nothing here blocks; whoever waits polls `descriptor()`. Made by the terminal's WedgeLine.
#pragma once
#include <optional>
#include <string>

#include "drivers/wedge/key_text.h"
#include "terminal/base/result.h"

namespace pishkhan::wedge {

class WedgeReader {
public:
    /// Errors: Disconnected (no such device), Denied (not ours to read), Busy (another program has taken it).
    static Result<WedgeReader> open(const std::string& node);
    WedgeReader(WedgeReader&& other) noexcept;
    WedgeReader& operator=(WedgeReader&&) = delete;
    ~WedgeReader();

    int descriptor() const { return m_descriptor; }
    const std::string& node() const { return m_node; }
    /// The next whole text; nullopt: no more for now. Errors: Disconnected when the scanner was pulled out.
    Result<std::optional<std::string>> next();

private:
    WedgeReader(int descriptor, std::string node) : m_descriptor(descriptor), m_node(std::move(node)) {}
    int m_descriptor;
    std::string m_node;
    KeyText m_keys;
};

} // namespace pishkhan::wedge

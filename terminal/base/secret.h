// SPDX-License-Identifier: GPL-3.0-or-later
/// Secret: a PIN on its way from the keyboard to what checks it. It is never copied, and its bytes are overwritten when it goes. Made by the
/// view models, carried by the desk, opened by the adapter that needs it; never logged, never part of an event or an error.
#pragma once
#include <string>
#include <string_view>
#include <utility>

namespace pishkhan {

/// Overwrites in a way the optimiser may not drop, and empties the text.
inline void wipeText(std::string& text)
{
    volatile char* at = text.data();
    for (std::size_t i = 0; i < text.size(); ++i) {
        at[i] = '\0';
    }
    text.clear();
}

class Secret {
public:
    Secret() = default;
    /// Takes the text and wipes where it came from.
    explicit Secret(std::string&& text) : m_text(text) { wipeText(text); }
    Secret(Secret&& other) noexcept { *this = std::move(other); }
    Secret& operator=(Secret&& other) noexcept
    {
        wipeText(m_text);
        m_text = other.m_text;
        wipeText(other.m_text);
        return *this;
    }
    Secret(const Secret&) = delete;
    Secret& operator=(const Secret&) = delete;
    ~Secret() { wipeText(m_text); }

    std::string_view view() const { return m_text; }
    bool isEmpty() const { return m_text.empty(); }

private:
    std::string m_text;
};

} // namespace pishkhan

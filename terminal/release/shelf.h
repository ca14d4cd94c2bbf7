// SPDX-License-Identifier: GPL-3.0-or-later
/// Shelf: the releases of this machine over the two slots. Judges what the hub asks for: signed by this office's publisher, newer, meant for
/// the version that runs, and with a way back. Follows lessons H8. Made by the composition root.
#pragma once
#include "terminal/ports/release_shelf.h"
#include "terminal/release/slots.h"

namespace pishkhan::release {

/// Raised when a program writes books that the one before it cannot read; the one before must then read them already (README.md).
constexpr BooksFormat booksOfThisProgram{1, 1, 1};

/// Of the program that runs.
struct Running {
    std::string version; ///< as built, for the first one, that has no manifest
    BooksFormat books;
};

class Shelf final : public ports::ReleaseShelf {
public:
    Shelf(Slots places, std::string publisherPem, Running running)
        : m_slots(std::move(places)), m_publisherPem(std::move(publisherPem)), m_running(std::move(running))
    {
    }
    void ordered(const ports::ReleaseOrder& order) override;
    std::optional<std::uint64_t> wants() const override;
    Status piece(ByteView bytes) override;
    ports::ReleaseWish wish() const override { return m_wish; }
    ports::ReleaseSeat seat() const override;
    std::optional<ports::FallenRelease> fallen() const override;
    Status forgetFallen() override { return m_slots.forgetFallen(); }
    Status change() override;
    Status changeBack() override { return m_slots.switchBack(); }
    Status confirm() override { return m_slots.confirm(); }
    Status fall(const std::string& cause) override { return m_slots.fall(cause); }

private:
    std::string judge(const Manifest& manifest) const; ///< a stable word, or nothing
    void lookForBundle();
    std::string bundlePath() const;
    Slots m_slots;
    std::string m_publisherPem;
    Running m_running;
    ports::ReleaseWish m_wish;
    Manifest m_manifest;
    std::string m_manifestText;
    std::uint64_t m_have = 0; ///< bytes of the bundle
};

} // namespace pishkhan::release

// SPDX-License-Identifier: GPL-3.0-or-later
/// A terminal without screens for the simulated fleet: its own key and chain of signed batches, the real counter, the real slots on the disk,
/// the real shelf and watch. Only the process is played: what a release does is written in its bundle (bin/behaviour).
#pragma once
#include <memory>
#include <optional>
#include <string>

#include "sync/hub/ingest_writer.h"
#include "sync/hub/rollouts.h"
#include "terminal/app/release_watch.h"
#include "terminal/crypto/certificate.h"
#include "terminal/crypto/ecdsa_key.h"
#include "terminal/release/shelf.h"
#include "tests/terminal/app/hand_books.h"

namespace pishkhan::test {

/// One time for the whole fleet; nobody waits on it.
class FleetClock final : public ports::Clock {
public:
    std::int64_t ms = 0;
    Instant now() const override { return Instant{1'795'334'062'000 + ms}; }
    std::int64_t monotonicMs() const override { return ms + 1; }
    ports::TimerId after(Milliseconds, std::function<void()>) override { return 1; }
    void cancel(ports::TimerId) override {}
};

class VirtualTerminal {
public:
    /// `behaviour` of the program a package installed.
    VirtualTerminal(std::string name, const std::string& folder, const std::string& publisherPem, FleetClock& clock);

    hub::DeviceRow row() const;
    void start(); ///< as pishkhan-start does it
    /// One look: what the hub answers, what the program does by itself.
    void look(const hub::ReleaseAnswer& answer, const hub::Rollouts& rollouts);
    /// What it has to tell, as one signed batch; empty when nothing.
    Bytes batch();
    void signIn();
    void signOut();
    bool isAtWork() const { return m_counter->state().session.has_value(); }

    const std::string& name() const { return m_name; }
    std::string runs() const { return m_shelf->seat().digest; }
    std::string behaviour() const;
    const domain::counter::ReleaseStanding& standing() const { return m_counter->state().release; }
    bool everInstalled() const { return m_everInstalled; }
    int changesAtWork() const { return m_changesAtWork; }

private:
    void misbehave();
    std::string m_name, m_publisherPem;
    FleetClock& m_clock;
    crypto::EcdsaKey m_key;
    Bytes m_certificate;
    release::Slots m_slots;
    HandBooks m_books;
    std::optional<app::Counter> m_counter;
    std::optional<release::Shelf> m_shelf;
    std::optional<app::ReleaseWatch> m_watch;
    Hash m_head{};
    std::uint64_t m_told = 0;
    std::int64_t m_startedAt = 0;
    bool m_restarts = false, m_everInstalled = false, m_hasBroken = false;
    int m_changesAtWork = 0;
};

} // namespace pishkhan::test

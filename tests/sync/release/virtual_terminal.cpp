// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/sync/release/virtual_terminal.h"

#include <unistd.h>

#include <QtGlobal>

#include <cstdio>

#include "sync/wire/batch.h"
#include "sync/wire/chain.h"
#include "terminal/base/files.h"
#include "terminal/crypto/merkle_hash.h"

namespace pishkhan::test {
namespace {

constexpr std::int64_t hourMs = 3'600'000;

void must(const Status& done)
{
    if (!done) {
        qFatal("%s", done.error().what.c_str());
    }
}

} // namespace

VirtualTerminal::VirtualTerminal(std::string name, const std::string& folder, const std::string& publisherPem,
                                 FleetClock& clock)
    : m_name(std::move(name)), m_publisherPem(publisherPem), m_clock(clock),
      m_key(crypto::EcdsaKey::generate().value()), m_slots(folder + "/" + m_name), m_books(clock)
{
    const auto certificate = crypto::Certificate::selfSigned(m_key, m_name, Instant{clock.now().ms - hourMs}, 30);
    m_certificate = certificate->der();
    m_head = wire::genesisHead(m_name, 1, certificate->sha256()).value();
    must(makeFolder(m_slots.folder() + "/a/bin"));
    must(writeFileDurably(m_slots.folder() + "/a/bin/behaviour", view("good"), FileAccess::Readable));
    if (::symlink("a", (m_slots.folder() + "/current").c_str()) != 0) {
        qFatal("no slot");
    }
}

hub::DeviceRow VirtualTerminal::row() const
{
    return {m_name, m_certificate, "office-" + m_name, "office", "1", true};
}

std::string VirtualTerminal::behaviour() const
{
    const auto bytes = readFile(m_slots.folder() + "/current/bin/behaviour");
    return bytes ? std::string(text(*bytes)) : "none";
}

void VirtualTerminal::start()
{
    for (;;) {
        if (!m_slots.planStart()) {
            qFatal("no start");
        }
        if (behaviour() != "falls") {
            break; // one that falls ends before it has opened its books
        }
    }
    m_restarts = false;
    m_startedAt = m_clock.ms;
    m_watch.reset();
    m_counter.emplace(app::Counter::open(m_books, m_clock).value());
    m_shelf.emplace(m_slots, m_publisherPem, release::Running{"1.0.0", release::booksOfThisProgram});
    m_watch.emplace(
        *m_counter, m_clock, *m_shelf,
        [] {
            return app::ReleaseFacts{true, 0, false};
        },
        [this] {
            m_restarts = true;
            m_changesAtWork += isAtWork() ? 1 : 0;
        });
    domain::counter::command::Start begin;
    begin.version = m_shelf->seat().version;
    begin.mode = "counter";
    must(m_counter->handle(begin));
    m_watch->start();
    m_everInstalled = m_everInstalled || !m_shelf->seat().digest.empty();
}

/// "breaks HOURS ONE-IN": so long after its start the books of one office in so many do not add up.
void VirtualTerminal::misbehave()
{
    const std::string what = behaviour();
    int hours = 0, oneIn = 0;
    if (m_hasBroken || std::sscanf(what.c_str(), "breaks %d %d", &hours, &oneIn) != 2) {
        return;
    }
    const bool isOne = std::stoi(m_name.substr(m_name.size() - 3)) % oneIn == 0;
    if (isOne && m_clock.ms - m_startedAt >= hours * hourMs) {
        must(m_counter->handle(domain::counter::command::RaiseAlarm{"balance", "the legs of a case do not add up"}));
        m_hasBroken = true;
    }
}

void VirtualTerminal::look(const hub::ReleaseAnswer& answer, const hub::Rollouts& rollouts)
{
    using Told = release::Order::What;
    using Meant = ports::ReleaseOrder::What;
    const Meant meant = answer.order.what == Told::Take   ? Meant::Take
                        : answer.order.what == Told::Back ? Meant::Back
                                                          : Meant::Nothing;
    m_shelf->ordered({meant, answer.order.cause, answer.digest, answer.manifest});
    while (const auto from = m_shelf->wants()) {
        must(m_shelf->piece(rollouts.piece(answer.digest, *from, 4096).value()));
    }
    misbehave();
    m_watch->look();
    if (m_restarts) {
        start();
    }
}

void VirtualTerminal::signIn()
{
    must(m_counter->handle(domain::counter::command::SignIn{"clerk1", "clerk", true}));
}

void VirtualTerminal::signOut()
{
    must(m_counter->handle(domain::counter::command::SignOut{"asked"}));
}

Bytes VirtualTerminal::batch()
{
    if (m_books.events.size() == m_told) {
        return {};
    }
    wire::BatchHeader header;
    header.device = m_name;
    header.epoch = 1;
    header.firstSequence = m_told + 1;
    header.count = static_cast<std::uint32_t>(m_books.events.size() - m_told);
    header.previousHead = header.newHead = m_head;
    header.wallMs = static_cast<std::uint64_t>(m_clock.now().ms);
    std::vector<wire::BatchItem> items;
    std::vector<Hash> leaves;
    for (std::uint64_t i = m_told; i < m_books.events.size(); ++i) {
        const ports::JournalEntry& entry = m_books.events[i].entry;
        wire::EventRecord event;
        event.device = m_name;
        event.epoch = 1;
        event.sequence = i + 1;
        event.kind = entry.kind;
        event.actor = entry.actor;
        event.office = "office-" + m_name;
        event.wallMs = header.wallMs;
        event.clear = entry.clear;
        items.push_back({wire::finishEvent(wire::encodeUpToClear(event).value(), {}), {}});
        leaves.push_back(crypto::leafHash(items.back().event));
        header.newHead = wire::nextHead(header.newHead, leaves.back());
    }
    header.eventsRoot = crypto::merkleRoot(leaves);
    m_told = m_books.events.size();
    m_head = header.newHead;
    return wire::encodeBatch(header, m_key, items).value();
}

} // namespace pishkhan::test

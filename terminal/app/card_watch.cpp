// SPDX-License-Identifier: GPL-3.0-or-later
#include "terminal/app/card_watch.h"

#include <algorithm>
#include <memory>
#include <utility>

namespace pishkhan::app {

namespace command = domain::counter::command;

namespace {

constexpr Milliseconds beat(500);
constexpr std::int64_t hungAfter = 10000; ///< a reader's own limits are shorter
constexpr int missesForgiven = 2;

Error refused(std::string word)
{
    return makeError(ErrorKind::Refused, std::move(word), "card-watch");
}

const catalogue::Account* holderOf(const catalogue::OfficeConfiguration& office, const std::string& key)
{
    for (const catalogue::Account& account : office.accounts) {
        if (std::find(account.cardKeys.begin(), account.cardKeys.end(), key) != account.cardKeys.end()) {
            return &account;
        }
    }
    return nullptr;
}

std::string wordOf(const Error& error)
{
    return error.kind == ErrorKind::Refused        ? error.what
           : error.kind == ErrorKind::Disconnected ? "card-removed"
           : error.kind == ErrorKind::Timeout      ? "card-silent"
                                                   : "card-unreadable";
}

} // namespace

CardWatch::CardWatch(const Loop& loop, const Lane<ports::StaffCards>& lane,
                     const catalogue::OfficeConfiguration& office, CardView& view, Ask ask)
    : m_loop(loop), m_lane(lane), m_office(office), m_view(view), m_ask(std::move(ask))
{
}

void CardWatch::start()
{
    if (m_lane.device != nullptr) {
        m_view.state = CardState::None;
        tick();
    }
}

bool CardWatch::isCardSession() const
{
    const auto& session = m_loop.counter.state().session;
    return session && session->means == "card";
}

void CardWatch::lockSession()
{
    if (isCardSession()) {
        m_loop.tell(command::SignOut{"card-removed"});
    }
}

void CardWatch::tick()
{
    if (m_asked < 0) {
        m_asked = m_loop.clock.monotonicMs();
        m_lane.worker->run(
            [this] { m_loop.executor.post([this, presence = m_lane.device->presence()] { looked(presence); }); });
    } else {
        lookForHung();
    }
    m_loop.clock.after(beat, [this] { tick(); });
}

/// A reader that no longer answers cannot say that the card is still in.
void CardWatch::lookForHung()
{
    const bool isAtWork = m_view.proving || m_view.state == CardState::Reading; // they have a limit of their own
    if (!isAtWork && m_loop.clock.monotonicMs() - m_asked > hungAfter) {
        m_loop.seen("card-reader", "trouble", "device-hung");
        lockSession();
    }
}

void CardWatch::looked(const Result<std::string>& presence)
{
    m_asked = -1;
    if (presence) {
        m_misses = 0;
        m_hadReader = true;
        m_loop.seen("card-reader", "ready", "");
        cardChanged(*presence);
        return;
    }
    const bool isMiss = presence.error().kind == ErrorKind::Timeout || presence.error().kind == ErrorKind::Protocol;
    if (isMiss && ++m_misses <= missesForgiven) {
        return;
    }
    if (m_hadReader || presence.error().kind == ErrorKind::Disconnected) {
        m_loop.seen("card-reader", "missing", "unplugged");
    } else {
        m_loop.seen("card-reader", "trouble", wordFor(presence.error()));
    }
    cardChanged("");
    if (m_view.state != CardState::NoReader) {
        m_view.state = CardState::NoReader;
        m_loop.changed();
    }
}

void CardWatch::cardChanged(const std::string& presence)
{
    if (isCardSession() && presence != m_sessionPresence) {
        lockSession();
    }
    const bool readerIsBack = m_view.state == CardState::NoReader;
    if (presence == m_presence && !readerIsBack) {
        return;
    }
    m_presence = presence;
    m_card = {};
    m_view = {};
    m_view.state = CardState::None;
    if (!presence.empty()) {
        readCard();
    }
    m_loop.changed();
}

void CardWatch::readCard()
{
    m_view.state = CardState::Reading;
    m_lane.worker->run([this, presence = m_presence] {
        m_loop.executor.post([this, presence, card = m_lane.device->read()] { wasRead(presence, card); });
    });
}

void CardWatch::wasRead(const std::string& presence, const Result<ports::StaffCard>& card)
{
    if (presence != m_presence) {
        return; // another card is in by now, or none
    }
    if (!card) {
        refuse(wordOf(card.error()));
        return;
    }
    m_card = *card;
    m_view.holder = card->holder;
    const catalogue::Account* account = holderOf(m_office, card->key);
    m_view.account = account == nullptr ? "" : account->name;
    if (!card->problem.empty()) {
        refuse(card->problem);
    } else if (account == nullptr) {
        refuse("card-unknown");
    } else {
        m_view.state = CardState::Ready;
    }
    m_loop.changed();
}

void CardWatch::refuse(const std::string& word)
{
    m_view.state = CardState::Refused;
    m_view.problem = word;
    if (!m_loop.counter.state().session) { // a citizen's card at a signed-in counter is none of our business
        m_loop.tell(command::RefuseCard{word, m_view.account, m_card.certificate});
    }
    m_loop.changed();
}

Status CardWatch::signIn(Secret pin)
{
    const catalogue::Account* account = m_office.findAccount(m_view.account);
    if (m_view.state != CardState::Ready || account == nullptr) {
        return refused("no-card");
    }
    const domain::counter::State& now = m_loop.counter.state();
    const auto guard = now.accounts.find(account->name);
    if (guard != now.accounts.end() && guard->second.locked) {
        return refused("account-locked");
    }
    if (domain::counter::signInDelay(now, account->name, m_loop.clock.now()) > Milliseconds(0)) {
        return refused("wait");
    }
    if (m_view.proving) {
        return {}; // the same key twice: one try of the card's PIN is one too many already
    }
    m_view.proving = true;
    m_view.problem.clear();
    m_loop.changed();
    auto secret = std::make_shared<Secret>(std::move(pin)); // a task must be copyable; the PIN is not
    m_lane.worker->run([this, account, secret, card = m_card, presence = m_presence] {
        ports::CardProof proof = m_lane.device->prove(card, *secret);
        *secret = Secret();
        m_loop.executor.post([this, account, presence, proof] { proved(*account, presence, proof); });
    });
    return {};
}

void CardWatch::proved(const catalogue::Account& account, const std::string& presence, const ports::CardProof& proof)
{
    m_view.proving = false;
    const bool isGone = presence != m_presence;
    const std::string problem = isGone ? "card-removed" : proof.problem;
    if (proof.isProved && !isGone) {
        m_sessionPresence = presence;
        const Status done = m_ask(command::SignIn{account.name, name(account.role), true, "card"});
        m_view.problem = done ? "" : done.error().what;
    } else if (problem == "card-pin-wrong") {
        const Status counted = m_ask(command::SignIn{account.name, name(account.role), false, "card"});
        m_view.problem = counted ? problem : counted.error().what;
        m_view.triesLeft = proof.triesLeft;
    } else {
        m_view.problem = problem;
        m_loop.tell(command::RefuseCard{problem, account.name, m_card.certificate});
        if (problem == "card-pin-locked" || problem == "card-other") {
            m_view.state = CardState::Refused;
        }
    }
    m_loop.changed();
}

} // namespace pishkhan::app

// SPDX-License-Identifier: GPL-3.0-or-later
/// CardWatch: the clerk's smart card at this counter. Looks twice a second whether one is in, reads whose it is, signs its holder in with the
/// card's PIN, and locks the session the moment its card is gone. Made by LiveDesk; owner thread only, the card itself is asked on its own.
#pragma once
#include <functional>
#include <string>

#include "terminal/app/desk.h"
#include "terminal/app/lanes.h"
#include "terminal/app/loop.h"
#include "terminal/base/secret.h"

namespace pishkhan::app {

class CardWatch {
public:
    using Ask = std::function<Status(const domain::counter::Ask&)>;
    /// Every reference outlives the watch. `ask` is LiveDesk's own.
    CardWatch(const Loop& loop, const Lane<ports::StaffCards>& lane, const catalogue::OfficeConfiguration& office,
              CardView& view, Ask ask);

    void start();
    /// Refused when no card that may sign in is in, or its account must wait or is locked. What comes of it is in the view.
    Status signIn(Secret pin);

private:
    void tick();
    void looked(const Result<std::string>& presence);
    void lookForHung();
    void cardChanged(const std::string& presence);
    void readCard();
    void wasRead(const std::string& presence, const Result<ports::StaffCard>& card);
    void refuse(const std::string& word);
    void proved(const catalogue::Account& account, const std::string& presence, const ports::CardProof& proof);
    void lockSession();
    bool isCardSession() const;

    const Loop& m_loop;
    Lane<ports::StaffCards> m_lane;
    const catalogue::OfficeConfiguration& m_office;
    CardView& m_view;
    Ask m_ask;
    std::string m_presence;        ///< as last seen
    std::string m_sessionPresence; ///< the card the session hangs on
    ports::StaffCard m_card;
    std::int64_t m_asked = -1; ///< monotonic; -1: nothing is under way
    int m_misses = 0;
    bool m_hadReader = false;
};

} // namespace pishkhan::app

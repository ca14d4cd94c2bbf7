// SPDX-License-Identifier: GPL-3.0-or-later
/// StaffCardReader: the clerk's card over PC/SC (is one in?), PKCS #11 (what does it show, what does it sign?) and X.509 (who stands behind it?).
/// Made by the composition root; every call runs on the card reader's own thread and ends within a limit.
#pragma once
#include <functional>
#include <string>
#include <vector>

#include "drivers/card/pcsc_readers.h"
#include "drivers/card/token_helper.h"
#include "terminal/crypto/card_certificate.h"
#include "terminal/ports/staff_cards.h"

namespace pishkhan {

struct StaffCardSettings {
    card::TokenSettings token;
    std::string authoritiesPem;         ///< whom the office believes
    std::vector<std::string> boundKeys; ///< of every account: which of a card's certificates is meant
    std::string device;                 ///< part of what is signed, so that a signature is good at one counter only
    std::function<Instant()> now;       ///< callable from the card's thread
};

class StaffCardReader final : public ports::StaffCards {
public:
    explicit StaffCardReader(StaffCardSettings settings) : m_settings(std::move(settings)) {}

    Result<std::string> presence() override;
    Result<ports::StaffCard> read() override;
    ports::CardProof prove(const ports::StaffCard& card, const Secret& pin) override;

private:
    struct Choice {
        std::string token, id;
        crypto::CardCertificate certificate;
        std::vector<Bytes> others;
    };
    Result<Choice> choose() const;
    int triesLeft() const;

    StaffCardSettings m_settings;
    int m_quietLooks = 0;         ///< without a card service: the module itself is asked now and then
    std::string m_withoutService; ///< what it said
};

} // namespace pishkhan

// SPDX-License-Identifier: GPL-3.0-or-later
/// What a cryptographic token (PKCS #11) shows and does, as values: between the program that loads the card's software (token_main) and the
/// one that asks it (token_helper).
#pragma once
#include <string>
#include <vector>

#include "terminal/base/bytes.h"

namespace pishkhan::card {

struct TokenCertificate {
    std::string id; ///< CKA_ID, hex: names the private key that belongs to it
    Bytes der;
};

struct TokenView {
    std::string
        name; ///< serial number and label, as the token gives them: tells two cards, and two PINs of one card, apart
    std::vector<TokenCertificate> certificates;
};

/// What a token said to a request to sign.
struct TokenAnswer {
    Bytes signature;     ///< PKCS #1 v1.5 or r || s over the digest; empty when refused
    std::string refusal; ///< card-pin-wrong, card-pin-locked, card-removed, card-other, card-no-key; empty when signed
    int triesLeft = -1;  ///< 1 when the token says that this is the last; -1: it does not say
};

} // namespace pishkhan::card

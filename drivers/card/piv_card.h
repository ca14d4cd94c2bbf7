// SPDX-License-Identifier: GPL-3.0-or-later
/// The PIV application of a smart card, as far as it speaks without a PIN: its certificates. Follows NIST SP 800-73-4 part 2. Pure over a
/// CardLine. A national card's protected fields need the official middleware; no program here reads them.
#pragma once
#include <string>
#include <vector>

#include "drivers/card/card_line.h"

namespace pishkhan::card {

struct CardCertificate {
    std::string slot; ///< 9a authentication, 9c signature, 9d key management, 9e card authentication
    Bytes der;
};

/// Selects the application and reads what it offers to everybody; slots without a certificate are left out.
/// Errors: Unsupported when the card has no such application; those of the line; Protocol.
Result<std::vector<CardCertificate>> readPivCertificates(CardLine& line);

/// How many wrong PINs the card still forgives; asking costs none. Errors: Unsupported (no PIV application, or it does not say),
/// those of the line.
Result<int> pivTriesLeft(CardLine& line);

} // namespace pishkhan::card

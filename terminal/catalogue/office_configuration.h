// SPDX-License-Identifier: GPL-3.0-or-later
/// What this office is: its name and licence as printed on every receipt, its accounts, its province class for fees, and
/// where its devices and lines are. Signed like the catalogue ("configuration/v1"), because it decides who may sign in
/// and how much is asked. Loaded once by the composition root.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "terminal/base/bytes.h"
#include "terminal/base/result.h"
#include "terminal/domain/fee.h"
#include "terminal/domain/gates.h"
#include "terminal/domain/jalali.h"

namespace pishkhan::catalogue {

enum class Role { Clerk, Manager };

constexpr const char* name(Role role)
{
    return role == Role::Manager ? "manager" : "clerk";
}

struct Account {
    std::string name; ///< what is typed: lower-case letters, digits, '-' and '.'
    std::string displayName;
    Role role = Role::Clerk;
    std::string pinHash;               ///< PHC string, $argon2id$…
    std::vector<std::string> cardKeys; ///< SHA-256 of the public keys of this person's cards, hex; empty: no card
};

/// Who may sign in with a PIN alone where the office has smart cards.
enum class PinSignIn { Always, Managers, Never };

/// Signing in with smart cards. Without this section of the file there is none.
struct StaffCardRules {
    bool isUsed = false;
    std::string module;    ///< path of a PKCS#11 module
    std::string authority; ///< SHA-256 of the terminal's file pki/cards.pem, hex: whose certificates are believed
    PinSignIn pinSignIn = PinSignIn::Always;
};

struct AgencyEntry {
    std::string id; ///< the word service sheets use
    std::string title;
    std::string complaintPath;
};

struct OfficeConfiguration {
    std::string version;
    std::string code; ///< 4–12 digits
    std::string officeName;
    std::string licence;
    domain::JalaliDate licenceTo;  ///< last day; fee services close afterwards (R-32)
    bool licenceSuspended = false; ///< by the licensing authority, until the next signed configuration
    bool takesCash = false; ///< only where the centre says so: fees go through a licensed card terminal otherwise
    domain::GateLimits limits;
    std::string address;
    std::string postalCode;
    std::string phone;
    domain::ProvinceClass provinceClass = domain::ProvinceClass::Other;
    int counters = 1;
    std::vector<Account> accounts;
    StaffCardRules cards;
    std::vector<AgencyEntry> agencies;
    std::string complaintSentence;
    std::string cardTerminal;      ///< DRIVER@ADDRESS, see drivers/payment/driver_factory.h; without DRIVER@ it is ZVT
    std::string cardTerminalLabel; ///< as printed
    std::string receiptPrinter;    ///< "escpos:usb", "escpos:tcp:HOST:PORT" …
    std::string pagePrinter;       ///< CUPS queue
    std::string scannerFolder;     ///< hot folder of the document scanner
    std::string scanner;           ///< or the device itself: sane:NAME;option=value;… or camera:/dev/…;size=WxH
    std::string gatewayUrl;
    std::string hubUrl;
    std::string digest; ///< SHA-256 of the file, hex

    const Account* findAccount(std::string_view accountName) const; ///< nullptr when unknown
    bool mayUsePin(const Account& account) const;                   ///< to sign in without a card
};

/// Errors: Integrity (signature), InvalidInput (content; `what` names the place).
Result<OfficeConfiguration> loadConfiguration(ByteView json, std::string_view signature, std::string_view publicKeyPem);

/// The content alone. Errors: InvalidInput.
Result<OfficeConfiguration> parseConfiguration(ByteView json);

} // namespace pishkhan::catalogue

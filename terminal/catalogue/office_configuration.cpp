// SPDX-License-Identifier: GPL-3.0-or-later
#include "terminal/catalogue/office_configuration.h"

#include <algorithm>

#include "terminal/catalogue/json_reader.h"
#include "terminal/catalogue/signed_bytes.h"
#include "terminal/crypto/digest.h"
#include "terminal/domain/normalise.h"
#include "terminal/domain/postal_code.h"

namespace pishkhan::catalogue {

namespace {

constexpr int mostCounters = 99; // two digits in the receipt number
constexpr const char* defaultModule = "/usr/lib/x86_64-linux-gnu/opensc-pkcs11.so";

bool isAccountName(std::string_view name)
{
    return !name.empty() && name.size() <= 32 && std::all_of(name.begin(), name.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '.';
    });
}

bool isDigest(std::string_view text)
{
    return text.size() == 64 && std::all_of(text.begin(), text.end(),
                                            [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

Account readAccount(JsonReader& from)
{
    Account account;
    account.name = from.text("name");
    if (!isAccountName(account.name)) {
        from.refuse("name", "is not lower-case letters, digits, '-' and '.'");
    }
    account.displayName = from.text("displayName");
    account.role = static_cast<Role>(from.oneOf("role", {"clerk", "manager"}));
    account.pinHash = from.text("pinHash");
    if (!account.pinHash.starts_with("$argon2id$")) {
        from.refuse("pinHash", "is not an Argon2id hash");
    }
    if (from.has("cardKeys")) {
        account.cardKeys = from.texts("cardKeys");
    }
    if (!std::all_of(account.cardKeys.begin(), account.cardKeys.end(), isDigest)) {
        from.refuse("cardKeys", "is not a list of SHA-256 digests in hexadecimal digits");
    }
    return account;
}

void readCards(JsonReader& from, StaffCardRules& cards)
{
    cards.isUsed = true;
    cards.module = from.textOr("module", defaultModule);
    if (!cards.module.starts_with('/')) {
        from.refuse("module", "is not an absolute path");
    }
    cards.authority = from.text("authority");
    if (!isDigest(cards.authority)) {
        from.refuse("authority", "is not a SHA-256 digest in hexadecimal digits");
    }
    cards.pinSignIn = static_cast<PinSignIn>(from.oneOf("pinSignIn", {"always", "managers", "never"}));
}

void readOffice(JsonReader& from, OfficeConfiguration& office)
{
    office.code = from.text("code");
    if (office.code.size() < 4 || office.code.size() > 12 || !domain::isDigits(office.code)) {
        from.refuse("code", "is not 4 to 12 digits");
    }
    office.officeName = from.text("name");
    office.licence = from.text("licence");
    office.licenceTo = from.date("licenceTo");
    if (from.has("licenceState")) {
        office.licenceSuspended = from.oneOf("licenceState", {"valid", "suspended"}) == 1;
    }
    if (from.has("cash")) {
        office.takesCash = from.oneOf("cash", {"refused", "accepted"}) == 1;
    }
    office.address = from.text("address");
    office.postalCode = from.text("postalCode");
    if (!domain::checkPostalCode(office.postalCode).valid) {
        from.refuse("postalCode", "is not a postal code");
    }
    office.phone = from.text("phone");
    office.provinceClass = static_cast<domain::ProvinceClass>(from.oneOf("provinceClass", {"tehran", "other"}));
    office.counters = static_cast<int>(from.integer("counters", 1, mostCounters));
    office.complaintSentence = from.text("complaintSentence");
}

void readLines(JsonReader& from, OfficeConfiguration& office)
{
    office.cardTerminal = from.textOr("cardTerminal", {});
    office.cardTerminalLabel = from.textOr("cardTerminalLabel", {});
    office.receiptPrinter = from.textOr("receiptPrinter", {});
    office.pagePrinter = from.textOr("pagePrinter", {});
    office.scannerFolder = from.textOr("scannerFolder", {});
    office.scanner = from.textOr("scanner", {});
    office.gatewayUrl = from.text("gatewayUrl");
    office.hubUrl = from.text("hubUrl");
}

/// How much is tolerated before new fee services stop. The bounds keep a signature from switching a gate off.
void readLimits(JsonReader& from, domain::GateLimits& limits)
{
    limits.clockSkewSeconds = from.integerOr("clockSkewSeconds", 60, 900, limits.clockSkewSeconds);
    limits.queueDays = from.integerOr("queueDays", 1, 30, limits.queueDays);
    limits.queueWarnDays = from.integerOr("queueWarnDays", 0, 30, limits.queueWarnDays);
    limits.licenceWarnDays = from.integerOr("licenceWarnDays", 0, 365, limits.licenceWarnDays);
    if (limits.queueWarnDays > limits.queueDays) {
        from.refuse("queueWarnDays", "is later than queueDays");
    }
}

/// A manager must be able to sign in, and a card is one person's.
void checkAccounts(JsonReader& root, const OfficeConfiguration& office)
{
    bool hasManager = false;
    std::vector<std::string> keys;
    for (const Account& account : office.accounts) {
        const bool canCome = office.mayUsePin(account) || !account.cardKeys.empty();
        hasManager = hasManager || (account.role == Role::Manager && canCome);
        keys.insert(keys.end(), account.cardKeys.begin(), account.cardKeys.end());
        if (office.findAccount(account.name) != &account) {
            root.refuse("accounts", "a name stands twice");
        }
    }
    std::sort(keys.begin(), keys.end());
    if (std::adjacent_find(keys.begin(), keys.end()) != keys.end()) {
        root.refuse("accounts", "a card key stands twice");
    }
    if (!hasManager) {
        root.refuse("accounts", "there is no manager who could sign in");
    }
}

} // namespace

const Account* OfficeConfiguration::findAccount(std::string_view accountName) const
{
    for (const Account& account : accounts) {
        if (account.name == accountName) {
            return &account;
        }
    }
    return nullptr;
}

bool OfficeConfiguration::mayUsePin(const Account& account) const
{
    return !cards.isUsed || cards.pinSignIn == PinSignIn::Always ||
           (cards.pinSignIn == PinSignIn::Managers && account.role == Role::Manager);
}

Result<OfficeConfiguration> parseConfiguration(ByteView json)
{
    const nlohmann::json parsed = TRY(parseObject(json));
    std::string problem;
    JsonReader root(parsed, {}, problem);
    OfficeConfiguration office;
    if (root.text("format") != "pishkhan-configuration/1") {
        root.refuse("format", "is not pishkhan-configuration/1");
    }
    office.version = root.text("version");
    root.object("office", [&](JsonReader& from) { readOffice(from, office); });
    root.each("accounts", [&](JsonReader& from) { office.accounts.push_back(readAccount(from)); });
    root.each("agencies", [&](JsonReader& from) {
        office.agencies.push_back({from.text("id"), from.text("title"), from.textOr("complaintPath", {})});
    });
    if (root.has("limits")) {
        root.object("limits", [&](JsonReader& from) { readLimits(from, office.limits); });
    }
    if (root.has("cards")) {
        root.object("cards", [&](JsonReader& from) { readCards(from, office.cards); });
    }
    root.object("lines", [&](JsonReader& from) { readLines(from, office); });
    root.finish();
    checkAccounts(root, office);
    if (!problem.empty()) {
        return makeError(ErrorKind::InvalidInput, problem, "configuration");
    }
    office.digest = toHex(crypto::sha256(json));
    return office;
}

Result<OfficeConfiguration> loadConfiguration(ByteView json, std::string_view signature, std::string_view publicKeyPem)
{
    TRY(checkSignature(configurationContext, json, signature, publicKeyPem));
    return parseConfiguration(json);
}

} // namespace pishkhan::catalogue

// SPDX-License-Identifier: GPL-3.0-or-later
/// The identity card of one service, as its agency wrote and signed it: what it is, what to bring, how long, how much,
/// which fields the form has, and whether this kind of office may do it. Follows of
/// domain.md section 6. Screens, fees and the case all read it; nobody here edits it.
#pragma once
#include <string>
#include <vector>

#include "terminal/domain/fee.h"
#include "terminal/domain/jalali.h"

namespace pishkhan::catalogue {

enum class ServiceType { Sovereign, Support, Commercial }; ///< حاکمیتی، حمایتی، تصدی

/// How sure the agency must be of the citizen, in rising order.
enum class IdentityAssurance { None, Seen, Read, VerifiedOnline, Biometric };

enum class FieldKind { Text, NationalCode, PostalCode, Phone, Date, Amount, Choice, Iban, LegalId, Bill };

/// Who may see the value in the oversight feed (event catalogue's classes).
enum class FieldClass { Person, Office };

struct FieldChoice {
    std::string value; ///< stable word, what is stored
    std::string label; ///< Persian, what is shown
};

struct FormField {
    std::string name; ///< stable, kebab-case, unique in its sheet
    std::string label;
    FieldKind kind = FieldKind::Text;
    bool required = true;
    std::vector<FieldChoice> choices; ///< of a Choice field, else empty
    FieldClass fieldClass = FieldClass::Person;
    std::string help;
    int longest = 120; ///< characters a Text field may have
};

/// By which memorandum the agency lets offices do this.
struct Delegation {
    std::string memorandum;
    domain::JalaliDate from;
    domain::JalaliDate to; ///< last day
};

/// A place to black out in a kept picture, in thousandths of the straightened document.
struct RedactBox {
    std::string what; ///< number or face
    int left = 0, top = 0, width = 0, height = 0;
};

/// Keeping an image is the exception and needs its legal basis.
struct ImageRule {
    bool kept = false;
    std::string basis;   ///< of keeping, or of not keeping
    std::string purpose; ///< what the agency needs it for; only where it is kept, as the rest
    int retentionDays = 0;
    std::vector<RedactBox> redact;
};

struct ServiceSheet {
    std::string code; ///< four digits
    std::string title;
    std::string agency; ///< stable word: civil-registration, tax …
    std::string agencyTitle;
    std::string version;
    domain::JalaliDate validFrom;
    domain::JalaliDate validTo; ///< last day
    std::string legalBasis;
    ServiceType type = ServiceType::Sovereign;
    std::string description;
    std::string beneficiaries;
    std::vector<std::string> whatToBring;
    std::vector<std::string> steps;
    std::string expectedDuration;
    std::string presence; ///< who must come himself, and when
    std::string electronicSince;
    IdentityAssurance identityAssurance = IdentityAssurance::VerifiedOnline;
    bool needsInquiry = true;
    bool deskOnly = true; ///< not to be started at a kiosk
    ImageRule image;
    std::vector<FormField> form;
    domain::Tariff tariff;
    bool cashRefused = false; ///< its price is for the card terminal only, even where the office takes cash
    std::string tariffVersion;
    std::string tariffBasis; ///< the permit to charge
    Delegation delegation;
};

/// A valid memorandum covers this day; otherwise the terminal refuses the service and says so.
bool isDelegated(const ServiceSheet& sheet, domain::JalaliDate on);
bool isInForce(const ServiceSheet& sheet, domain::JalaliDate on);

} // namespace pishkhan::catalogue

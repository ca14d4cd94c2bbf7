// SPDX-License-Identifier: GPL-3.0-or-later
/// Machine-readable zones of travel documents: TD1, TD2, TD3 and visas A and B, each field with its own check (ICAO Doc
/// 9303 parts 3-7). Called by the document scanner's interpreter and by `pishkhan-verify value mrz`. Names and the
/// first line of TD2/TD3 are protected by no check digit: compare them with nothing strictly.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "terminal/domain/jalali.h"
#include "terminal/domain/verdict.h"

namespace pishkhan::domain {

enum class MrzFormat { Td1, Td2, Td3, MrvA, MrvB };
const char* name(MrzFormat format); ///< "TD1" …

struct MrzCheck {
    std::string field; ///< number birthDate expiryDate optional composite
    bool holds = false;
};

struct Mrz {
    MrzFormat format = MrzFormat::Td3;
    std::string documentCode;
    std::string issuer;
    std::string number; ///< long numbers joined
    std::string nationality;
    std::string birthDate;  ///< YYMMDD as printed
    std::string expiryDate; ///< YYMMDD as printed
    std::string sex;        ///< "M", "F" or empty
    std::string surname;
    std::string givenNames; ///< separated by one space
    std::string optional;   ///< without trailing fillers; TD3: the personal number
    std::string optional2;  ///< TD1 only
    std::vector<MrzCheck> checks;
};

struct MrzVerdict : Verdict {
    std::optional<Mrz> mrz; ///< present when the shape was recognised, even if a check failed
};

/// Shape:  lines joined by '/' or line feeds; spaces and bidi controls are ignored.
/// Errors: charset, unknown-format (no such line lengths or document code), checksum, range (impossible date).
/// Canonical: lines joined by '/'.
MrzVerdict checkMrz(std::string_view typed);

struct MrzRepair {
    MrzVerdict verdict;
    std::vector<std::string> repairedFields; ///< fields in which a character was replaced and the check digit then held
};

/// The same for text from a recogniser: confusable characters (O0 I1 S5 B8 Z2 G6) are exchanged, and an exchange is
/// kept only if the field's own check digit proves it, or the character's position allows only one of the two.
MrzRepair repairMrz(std::string_view recognised);

/// The century of a YYMMDD birth date: never in the future. Empty when it has unknown parts ('<') or is impossible.
std::optional<GregorianDate> mrzBirthDate(std::string_view yymmdd, GregorianDate today);
std::optional<GregorianDate> mrzExpiryDate(std::string_view yymmdd); ///< always 20YY

/// The optional field of an Iranian passport when its first ten digits pass the national code's check: a proposal, not
/// a fact.
std::optional<std::string> proposedNationalCode(const Mrz& mrz);

} // namespace pishkhan::domain

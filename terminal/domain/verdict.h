// SPDX-License-Identifier: GPL-3.0-or-later
/// Verdict: what every identifier check answers: the reason, the canonical form to store, and warnings that never
/// reject. Called by screens, drivers and `pishkhan-verify value`; the words are the contract's (contract.md,
/// "Reasons").
#pragma once
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace pishkhan::domain {

/// Closed on purpose: advice.h has one Persian sentence for each.
enum class Reason : std::uint8_t { Ok, Length, Charset, Repeated, SerialZero, Checksum, Range, UnknownFormat };

constexpr const char* name(Reason reason)
{
    switch (reason) {
    case Reason::Ok: return "ok";
    case Reason::Length: return "length";
    case Reason::Charset: return "charset";
    case Reason::Repeated: return "repeated";
    case Reason::SerialZero: return "serial-zero";
    case Reason::Checksum: return "checksum";
    case Reason::Range: return "range";
    case Reason::UnknownFormat: return "unknown-format";
    }
    return "unknown-format";
}

struct Verdict {
    bool valid = false;
    Reason reason = Reason::UnknownFormat;
    std::string canonical;             ///< what to store; empty when not valid
    std::vector<std::string> warnings; ///< kebab-case words: unknown-prefix, unknown-bank, strict-form, checksum …
    bool operator==(const Verdict&) const = default;
};

inline Verdict accept(std::string canonical, std::vector<std::string> warnings = {})
{
    return Verdict{true, Reason::Ok, std::move(canonical), std::move(warnings)};
}
inline Verdict reject(Reason reason)
{
    return Verdict{false, reason, {}, {}};
}

} // namespace pishkhan::domain

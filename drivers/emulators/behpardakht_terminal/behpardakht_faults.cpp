// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/emulators/behpardakht_terminal/behpardakht_faults.h"

#include <functional>
#include <map>
#include <sstream>

namespace pishkhan::emulators::behpardakht {
namespace {

using Setter = std::function<bool(Faults&, std::istringstream&)>;

Setter flag(bool NextPayment::*member)
{
    return [member](Faults& faults, std::istringstream&) { return faults.next.*member = true; };
}

Setter flag(bool Behaviour::*member, bool value)
{
    return [member, value](Faults& faults, std::istringstream&) {
        faults.behaviour.*member = value;
        return true;
    };
}

Setter number(std::int64_t Behaviour::*member)
{
    return [member](Faults& faults, std::istringstream& in) { return !(in >> faults.behaviour.*member).fail(); };
}

Setter word(std::string NextPayment::*member)
{
    return [member](Faults& faults, std::istringstream& in) {
        in >> faults.next.*member;
        return (faults.next.*member).size() == 2;
    };
}

bool setAmount(Faults& faults, std::istringstream& in)
{
    std::int64_t amount = 0;
    in >> amount;
    faults.next.otherAmount = amount;
    return !in.fail();
}

bool setDiscount(Faults& faults, std::istringstream& in)
{
    return !(in >> faults.next.discount).fail();
}

bool setUndelivered(Faults& faults, std::istringstream& in)
{
    static const std::map<std::string, Undelivered> words{
        {"keep", Undelivered::Keep}, {"return", Undelivered::Return}, {"late", Undelivered::Late}};
    std::string what;
    in >> what;
    const auto found = words.find(what);
    if (found == words.end()) {
        return false;
    }
    faults.behaviour.undelivered = found->second;
    return found->second != Undelivered::Late || !(in >> faults.behaviour.returnMs).fail();
}

bool reset(Faults& faults, std::istringstream&)
{
    faults = Faults{};
    return true;
}

const std::map<std::string, Setter>& words()
{
    static const std::map<std::string, Setter> table{
        {"decline", word(&NextPayment::declineWith)},
        {"approve-as", word(&NextPayment::approveAs)},
        {"amount", setAmount},
        {"discount", setDiscount},
        {"cancel", flag(&NextPayment::cancel)},
        {"other-key", flag(&NextPayment::otherKey)},
        {"without-key", flag(&NextPayment::withoutKey)},
        {"other-number", flag(&NextPayment::otherNumber)},
        {"other-service", flag(&NextPayment::otherService)},
        {"other-terminal", flag(&NextPayment::otherTerminal)},
        {"without-code", flag(&NextPayment::withoutCode)},
        {"bad-check", flag(&NextPayment::badCheck)},
        {"odd-digits", flag(&NextPayment::oddDigits)},
        {"extra-tags", flag(&NextPayment::extraTags)},
        {"clear-card", flag(&NextPayment::clearCard)},
        {"silent", flag(&NextPayment::silent)},
        {"stale", flag(&NextPayment::stale)},
        {"undelivered", setUndelivered},
        {"finish-without-station", flag(&Behaviour::finishesAlone, true)},
        {"stop-without-station", flag(&Behaviour::finishesAlone, false)},
        {"ready", flag(&Behaviour::answersReady, true)},
        {"no-ready", flag(&Behaviour::answersReady, false)},
        {"inquiries", flag(&Behaviour::answersInquiries, true)},
        {"no-inquiries", flag(&Behaviour::answersInquiries, false)},
        {"equal-keys", flag(&Behaviour::refusesEqualKeys, false)},
        {"length-of-body", flag(&Behaviour::lengthOfBody, true)},
        {"push-late", flag(&Behaviour::pushesLate, true)},
        {"card-ms", number(&Behaviour::cardMs)},
        {"host-ms", number(&Behaviour::hostMs)},
        {"answer-ms", number(&Behaviour::answerMs)},
        {"sale-after-cut", number(&Behaviour::saleAfterCut)},
        {"reset", reset},
    };
    return table;
}

} // namespace

Status applyControlLine(Faults& faults, const std::string& line)
{
    std::istringstream in(line);
    std::string first;
    in >> first;
    if (const auto done = applyLineFault(faults.line, first, in); done == true) {
        return {};
    }
    const auto found = words().find(first);
    if (found == words().end() || !found->second(faults, in)) {
        return makeError(ErrorKind::InvalidInput, "control word: " + first, "behpardakht-emulator");
    }
    return {};
}

} // namespace pishkhan::emulators::behpardakht

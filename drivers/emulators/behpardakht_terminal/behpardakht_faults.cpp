// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/emulators/behpardakht_terminal/behpardakht_faults.h"

#include "drivers/emulators/card_terminal/control_words.h"

namespace pishkhan::emulators::behpardakht {
namespace {

using Setter = Word<Faults>;

Setter flag(bool NextPayment::*member)
{
    return setsTo(&Faults::next, member, true);
}

Setter flag(bool Behaviour::*member, bool value)
{
    return setsTo(&Faults::behaviour, member, value);
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

const WordTable<Faults>& words()
{
    static const WordTable<Faults> table{
        {"decline", word(&NextPayment::declineWith)},
        {"approve-as", word(&NextPayment::approveAs)},
        {"amount", setAmount},
        {"discount", reads(&Faults::next, &NextPayment::discount)},
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
        {"card-ms", reads(&Faults::behaviour, &Behaviour::cardMs)},
        {"host-ms", reads(&Faults::behaviour, &Behaviour::hostMs)},
        {"answer-ms", reads(&Faults::behaviour, &Behaviour::answerMs)},
        {"sale-after-cut", reads(&Faults::behaviour, &Behaviour::saleAfterCut)},
    };
    return table;
}

} // namespace

Status applyControlLine(Faults& faults, const std::string& line)
{
    return applyWord(words(), faults, line, "behpardakht-emulator");
}

} // namespace pishkhan::emulators::behpardakht

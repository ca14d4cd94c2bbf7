// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/emulators/nexo_terminal/nexo_faults.h"

#include "drivers/emulators/card_terminal/control_words.h"

namespace pishkhan::emulators::nexo {
namespace {

Word<Faults> next(bool NextPayment::*member)
{
    return setsTo(&Faults::next, member, true);
}

Word<Faults> always(bool Behaviour::*member, bool value)
{
    return setsTo(&Faults::behaviour, member, value);
}

bool setAmount(Faults& faults, std::istringstream& in)
{
    std::int64_t amount = 0;
    in >> amount;
    faults.next.otherAmount = amount;
    return !in.fail();
}

const WordTable<Faults>& words()
{
    static const WordTable<Faults> table{
        {"decline", reads(&Faults::next, &NextPayment::declineWith)},
        {"lie", reads(&Faults::next, &NextPayment::lieWith)},
        {"amount", setAmount},
        {"currency", reads(&Faults::next, &NextPayment::otherCurrency)},
        {"partial", next(&NextPayment::partial)},
        {"other-service", next(&NextPayment::otherService)},
        {"other-sale", next(&NextPayment::otherSale)},
        {"other-key", next(&NextPayment::otherKey)},
        {"other-category", next(&NextPayment::otherCategory)},
        {"silent", next(&NextPayment::silent)},
        {"empty", next(&NextPayment::empty)},
        {"reject", next(&NextPayment::rejects)},
        {"event", next(&NextPayment::event)},
        {"clear-card", next(&NextPayment::clearCard)},
        {"wrong-seal", next(&NextPayment::wrongSeal)},
        {"other-header", next(&NextPayment::otherHeader)},
        {"unsealed", next(&NextPayment::unsealed)},
        {"status", reads(&Faults::next, &NextPayment::status)},
        {"cut-body", reads(&Faults::next, &NextPayment::cutBody)},
        {"chunks", next(&NextPayment::chunks)},
        {"until-close", next(&NextPayment::untilClose)},
        {"more-parts", next(&NextPayment::moreParts)},
        {"finish-without-station", always(&Behaviour::finishesAlone, true)},
        {"stop-without-station", always(&Behaviour::finishesAlone, false)},
        {"equal-ids", always(&Behaviour::knowsEqualIds, false)},
        {"answers-status", always(&Behaviour::answersStatus, true)},
        {"no-status", always(&Behaviour::answersStatus, false)},
        {"no-login", always(&Behaviour::needsLogin, false)},
        {"is-busy", always(&Behaviour::isBusy, true)},
        {"is-out", always(&Behaviour::isOut, true)},
        {"hide", reads(&Faults::behaviour, &Behaviour::hides)},
        {"card-ms", reads(&Faults::behaviour, &Behaviour::cardMs)},
        {"host-ms", reads(&Faults::behaviour, &Behaviour::hostMs)},
        {"answer-ms", reads(&Faults::behaviour, &Behaviour::answerMs)},
    };
    return table;
}

} // namespace

Status applyControlLine(Faults& faults, const std::string& line)
{
    return applyWord(words(), faults, line, "nexo-emulator");
}

} // namespace pishkhan::emulators::nexo

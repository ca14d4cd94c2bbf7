// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/emulators/bridge_service/bridge_faults.h"

#include "drivers/emulators/card_terminal/control_words.h"

namespace pishkhan::emulators::bridge {
namespace {

Word<Faults> next(bool NextPayment::*member)
{
    return setsTo(&Faults::next, member, true);
}

Word<Faults> always(bool Behaviour::*member, bool value)
{
    return setsTo(&Faults::behaviour, member, value);
}

const WordTable<Faults>& words()
{
    static const WordTable<Faults> table{
        {"decline", reads(&Faults::next, &NextPayment::declineWith)},
        {"say", reads(&Faults::next, &NextPayment::sayInstead)},
        {"more", reads(&Faults::next, &NextPayment::moreThanAsked)},
        {"other-key", next(&NextPayment::otherKey)},
        {"without-key", next(&NextPayment::withoutKey)},
        {"silent", next(&NextPayment::silent)},
        {"empty", next(&NextPayment::empty)},
        {"clear-card", next(&NextPayment::clearCard)},
        {"status", reads(&Faults::next, &NextPayment::status)},
        {"cut-body", reads(&Faults::next, &NextPayment::cutBody)},
        {"chunks", next(&NextPayment::chunks)},
        {"until-close", next(&NextPayment::untilClose)},
        {"more-members", next(&NextPayment::moreMembers)},
        {"finish-without-station", always(&Behaviour::finishesAlone, true)},
        {"stop-without-station", always(&Behaviour::finishesAlone, false)},
        {"no-split", always(&Behaviour::splits, false)},
        {"not-ready", always(&Behaviour::isReady, false)},
        {"card-ms", reads(&Faults::behaviour, &Behaviour::cardMs)},
        {"host-ms", reads(&Faults::behaviour, &Behaviour::hostMs)},
        {"answer-ms", reads(&Faults::behaviour, &Behaviour::answerMs)},
    };
    return table;
}

} // namespace

Status applyControlLine(Faults& faults, const std::string& line)
{
    return applyWord(words(), faults, line, "bridge-emulator");
}

} // namespace pishkhan::emulators::bridge

// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/emulators/zvt_terminal/zvt_faults.h"

#include "drivers/emulators/card_terminal/control_words.h"

namespace pishkhan::emulators {
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

Setter code(std::optional<std::uint8_t> NextPayment::*member)
{
    return [member](Faults& faults, std::istringstream& in) {
        unsigned value = 0;
        in >> std::hex >> value;
        faults.next.*member = static_cast<std::uint8_t>(value);
        return !in.fail() && value <= 0xFF;
    };
}

bool setAutoReversal(Faults& faults, std::istringstream& in)
{
    static const std::map<std::string, AutoReversal> words{{"silent", AutoReversal::Silent},
                                                           {"booked", AutoReversal::Booked},
                                                           {"late", AutoReversal::Late},
                                                           {"none", AutoReversal::None}};
    std::string word;
    in >> word;
    const auto found = words.find(word);
    if (found == words.end()) {
        return false;
    }
    faults.behaviour.autoReversal = found->second;
    return found->second != AutoReversal::Late || !(in >> faults.behaviour.lateMs).fail();
}

bool setStatus(Faults& faults, std::istringstream& in)
{
    unsigned value = 0;
    in >> std::hex >> value;
    faults.behaviour.status = static_cast<std::uint8_t>(value);
    return !in.fail() && value <= 0xFF;
}

template <typename T> Setter value(std::optional<T> NextPayment::*member)
{
    return [member](Faults& faults, std::istringstream& in) {
        T amount{};
        in >> amount;
        faults.next.*member = amount;
        return !in.fail();
    };
}

const WordTable<Faults>& words()
{
    static const WordTable<Faults> table{
        {"decline", code(&NextPayment::declineWith)},
        {"refuse", code(&NextPayment::refuseWith)},
        {"amount", value(&NextPayment::otherAmount)},
        {"currency", value(&NextPayment::otherCurrency)},
        {"cancel", flag(&NextPayment::cancel)},
        {"pin-timeout", flag(&NextPayment::pinTimeout)},
        {"wrong-pin", flag(&NextPayment::wrongPinFirst)},
        {"abort-after-approval", flag(&NextPayment::abortAfterApproval)},
        {"without-amount", flag(&NextPayment::withoutAmount)},
        {"unknown-field", flag(&NextPayment::unknownField)},
        {"clear-card", flag(&NextPayment::clearCard)},
        {"silent", flag(&NextPayment::silent)},
        {"implied-answer", flag(&NextPayment::impliedAnswer)},
        {"auto-reversal", setAutoReversal},
        {"finish-without-station", flag(&Behaviour::finishWithoutStation, true)},
        {"stop-without-station", flag(&Behaviour::finishWithoutStation, false)},
        {"print", flag(&Behaviour::prints, true)},
        {"no-print", flag(&Behaviour::prints, false)},
        {"long-lengths", flag(&Behaviour::longLengths, true)},
        {"card-ms", reads(&Faults::behaviour, &Behaviour::cardMs)},
        {"chatter-ms", reads(&Faults::behaviour, &Behaviour::chatterMs)},
        {"host-ms", reads(&Faults::behaviour, &Behaviour::hostMs)},
        {"answer-ms", reads(&Faults::behaviour, &Behaviour::answerMs)},
        {"sale-after-cut", reads(&Faults::behaviour, &Behaviour::saleAfterCut)},
        {"counts-in", reads(&Faults::behaviour, &Behaviour::countsIn)},
        {"clock-off-ms", reads(&Faults::behaviour, &Behaviour::clockOffMs)},
        {"status", setStatus},
        {"nak-next", reads(&Faults::serial, &SerialFaults::refuseNext)},
        {"lose-ack", reads(&Faults::serial, &SerialFaults::loseAcknowledge)},
        {"damage-next", reads(&Faults::serial, &SerialFaults::damageNext)},
        {"repeat-next", reads(&Faults::serial, &SerialFaults::repeatNext)},
        {"ack-ms", reads(&Faults::serial, &SerialFaults::acknowledgeMs)},
    };
    return table;
}

} // namespace

Status applyControlLine(Faults& faults, const std::string& line)
{
    return applyWord(words(), faults, line, "zvt-emulator");
}

} // namespace pishkhan::emulators

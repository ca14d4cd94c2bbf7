// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/emulators/zvt_terminal/zvt_faults.h"

#include <functional>
#include <map>
#include <sstream>

namespace pishkhan::emulators {
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

Setter code(std::optional<std::uint8_t> NextPayment::*member)
{
    return [member](Faults& faults, std::istringstream& in) {
        unsigned value = 0;
        in >> std::hex >> value;
        faults.next.*member = static_cast<std::uint8_t>(value);
        return !in.fail() && value <= 0xFF;
    };
}

Setter times(int SerialFaults::*member)
{
    return [member](Faults& faults, std::istringstream& in) { return !(in >> faults.serial.*member).fail(); };
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

const std::map<std::string, Setter>& words()
{
    static const std::map<std::string, Setter> table{
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
        {"card-ms", number(&Behaviour::cardMs)},
        {"host-ms", number(&Behaviour::hostMs)},
        {"answer-ms", number(&Behaviour::answerMs)},
        {"sale-after-cut", number(&Behaviour::saleAfterCut)},
        {"status", setStatus},
        {"nak-next", times(&SerialFaults::refuseNext)},
        {"lose-ack", times(&SerialFaults::loseAcknowledge)},
        {"damage-next", times(&SerialFaults::damageNext)},
        {"repeat-next", times(&SerialFaults::repeatNext)},
        {"ack-ms", [](Faults& faults, std::istringstream& in) { return !(in >> faults.serial.acknowledgeMs).fail(); }},
        {"reset",
         [](Faults& faults, std::istringstream&) {
             faults = Faults{};
             return true;
         }},
    };
    return table;
}

} // namespace

Status applyControlLine(Faults& faults, const std::string& line)
{
    std::istringstream in(line);
    std::string word;
    in >> word;
    if (const auto done = applyLineFault(faults.line, word, in); done == true) {
        return {};
    }
    const auto found = words().find(word);
    if (found == words().end() || !found->second(faults, in)) {
        return makeError(ErrorKind::InvalidInput, "control word: " + word, "zvt-emulator");
    }
    return {};
}

} // namespace pishkhan::emulators

// SPDX-License-Identifier: GPL-3.0-or-later
/// Moments of a working day, as states of a FakeDesk: the sheets are the ones the project ships, the people are made up.
#pragma once
#include "tests/kiosk-ui/fake_desk.h"

namespace pishkhan::test {

void furnish(FakeDesk& desk); ///< office, catalogue, devices, a fixed moment
/// Two proposals from outside and two places for a copy.
/// The card terminal has a sale nobody here made, and a greater sum than that explains.
void terminalAhead(FakeDesk& desk);
void booksWaiting(FakeDesk& desk);
void signedIn(FakeDesk& desk, const std::string& clerk = "clerk");
void shiftOpen(FakeDesk& desk);
/// Two that are known: one about the applicant's screen, one about another.
std::vector<catalogue::KnownError> knownErrors();
void caseOpen(FakeDesk& desk, const std::string& service = "1401");
void scannedCard(FakeDesk& desk);
void identityVerified(FakeDesk& desk);
void dayWorked(FakeDesk& desk);  ///< twelve shifts, some cases and moves, no shift open
void dayClosing(FakeDesk& desk); ///< and the wizard is open
void dayClosed(FakeDesk& desk);
void billOpen(FakeDesk& desk, bool paidBefore = false);
void formFilled(FakeDesk& desk);
void paying(FakeDesk& desk, domain::payment::Phase phase, const std::string& step);
void paidCases(FakeDesk& desk); ///< three finished cases with their payments
void givingBack(FakeDesk& desk, domain::payment::back::Phase phase, const std::string& reason = {});
void receiptReady(FakeDesk& desk, domain::counter::PaperStatus paper, const std::string& reason = {});
void upToForm(FakeDesk& desk);                            ///< signed in, shift open, case open, identity verified
void upToFees(FakeDesk& desk);                            ///< and the form filled
std::string madeUpNationalCode();                         ///< begins with 999, right check digit
inline const std::string madeUpPostalCode = "1193653471"; ///< the sample office's

} // namespace pishkhan::test

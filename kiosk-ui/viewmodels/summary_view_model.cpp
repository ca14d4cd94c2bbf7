// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk-ui/viewmodels/summary_view_model.h"

#include "kiosk-ui/viewmodels/identity_text.h"
#include "kiosk-ui/viewmodels/screen_of.h"
#include "kiosk-ui/viewmodels/shown_text.h"
#include "terminal/domain/amount_text.h"
#include "terminal/domain/national_code.h"

namespace pishkhan::kiosk_ui {

using domain::counter::IdentityStatus;
using domain::counter::Step;

int SummaryViewModel::step() const
{
    switch (isOpen() ? openCase()->step : Step::Applicant) {
    case Step::Applicant: return 0;
    case Step::Form: return 1;
    case Step::Fees: return 2;
    case Step::Payment: return 3;
    case Step::Submission: return 4;
    case Step::Receipt: return counterScreen(desk().state()) == "done" ? 5 : 4;
    case Step::Closed:
    case Step::Cancelled: return 5;
    }
    return 0;
}

QString SummaryViewModel::service() const
{
    return isOpen() ? persianText(openCase()->serviceTitle) : QString();
}
QString SummaryViewModel::agency() const
{
    return isOpen() ? persianText(openCase()->agencyTitle) : QString();
}
QString SummaryViewModel::caseId() const
{
    return isOpen() ? plainText(domain::isolateLtr(openCase()->id)) : QString();
}
QString SummaryViewModel::nationalCode() const
{
    return isOpen() && !openCase()->applicant.nationalCode.empty()
               ? codeText(domain::maskNationalCode(openCase()->applicant.nationalCode))
               : QString();
}
QString SummaryViewModel::postalCode() const
{
    return isOpen() ? codeText(openCase()->applicant.postalCode) : QString();
}
QString SummaryViewModel::birthDate() const
{
    return isOpen() ? codeText(openCase()->applicant.birthDate) : QString();
}
QString SummaryViewModel::fullName() const
{
    return isOpen() ? fullNameOf(openCase()->identity) : QString();
}
QString SummaryViewModel::fatherName() const
{
    return isOpen() ? persianText(openCase()->identity.fatherName) : QString();
}
QString SummaryViewModel::identityState() const
{
    return identityWord(isOpen() ? openCase()->identity.status : IdentityStatus::Unverified);
}
QString SummaryViewModel::identityTitle() const
{
    return kiosk_ui::identityTitle(isOpen() ? openCase()->identity.status : IdentityStatus::Unverified);
}

QString SummaryViewModel::total() const
{
    return isOpen() && !openCase()->fees.empty() ? plainText(domain::formatRials(openCase()->total)) : QString();
}

bool SummaryViewModel::isImageNotKept() const
{
    return isOpen() && openCase()->applicant.method == "card";
}

} // namespace pishkhan::kiosk_ui

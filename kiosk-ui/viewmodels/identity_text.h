// SPDX-License-Identifier: GPL-3.0-or-later
/// The identity's verdict in words, for the applicant's screen and the case's side panel.
#pragma once
#include <QString>

#include "terminal/domain/counter/state.h"

namespace pishkhan::kiosk_ui {

QString identityWord(domain::counter::IdentityStatus status); ///< unverified, asking, verified, mismatch, deferred
QString identityTitle(domain::counter::IdentityStatus status);
QString identityAdvice(const domain::counter::Identity& identity);
QString fullNameOf(const domain::counter::Identity& identity);

} // namespace pishkhan::kiosk_ui

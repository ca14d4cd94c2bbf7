// SPDX-License-Identifier: GPL-3.0-or-later
/// The vectors other implementations are held to: made here once, checked here by the product's own code. Tests only.
#pragma once
#include <QJsonObject>

namespace pishkhan::test {

QJsonObject makeVectors();
/// What this code says of one vector of that kind.
bool holds(const QString& kind, const QJsonObject& vector);

} // namespace pishkhan::test

// SPDX-License-Identifier: GPL-3.0-or-later
#include "terminal/domain/counter/events.h"

namespace pishkhan::domain::counter::event {

Payload::Payload(const Payload& other) = default;
Payload::Payload(Payload&& other) noexcept = default;
Payload& Payload::operator=(const Payload& other) = default;
Payload& Payload::operator=(Payload&& other) noexcept = default;
Payload::~Payload() = default;

} // namespace pishkhan::domain::counter::event

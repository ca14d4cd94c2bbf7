// SPDX-License-Identifier: GPL-3.0-or-later
/// Who caused an event. The kind is part of every event and is shown wherever the event is shown (lessons.md H2).
#pragma once
#include <cstdint>
#include <string>

namespace pishkhan {

enum class ActorKind : std::uint8_t { Human = 1, System = 2, Central = 3, Support = 4 };

struct Actor {
    ActorKind kind = ActorKind::System;
    std::string id; ///< account name of a person, room name for the system
    bool operator==(const Actor&) const = default;
};

} // namespace pishkhan

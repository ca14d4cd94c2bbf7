// SPDX-License-Identifier: GPL-3.0-or-later
/// What somebody may do to an evidence pack, and which check must find it.
#pragma once
#include "tests/terminal/evidence/evidence_world.h"

namespace pishkhan::evidence::test {

struct Tamper {
    const char* name;
    const char* failed;
    std::function<Bytes(OpenPack, const crypto::Signer&)> act; ///< the signer is the device's own key
};

/// Somebody outside the office is forged.
std::vector<Tamper> outsideTampers();
/// `foreign`: a pack of the same story by another device of the same name.
std::vector<Tamper> allTampers(const Bytes& foreign);

} // namespace pishkhan::evidence::test

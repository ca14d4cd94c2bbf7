// SPDX-License-Identifier: GPL-3.0-or-later
/// Asks a witness over HTTP to cosign. Blocking, bounded in time and size, for the hub's own asking thread. libcurl is at
/// home in ask_witness.cpp only.
#pragma once
#include "sync/witness/add_checkpoint.h"

namespace pishkhan::witness {

struct AskedAnswer {
    int status = 0;
    std::string body;
};

/// POST <url>/add-checkpoint. Any complete answer is a success. Errors: Disconnected, Timeout, InvalidInput.
Result<AskedAnswer> askWitness(const std::string& url, const AddCheckpoint& request);

} // namespace pishkhan::witness

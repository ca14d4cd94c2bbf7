// SPDX-License-Identifier: GPL-3.0-or-later
/// What `pishkhan-device pay` says: one JSON object or one line per intent. Follows contract.md.
#pragma once
#include "terminal/base/result.h"
#include "terminal/domain/payment/give_back.h"
#include "terminal/domain/payment/state.h"

namespace pishkhan::cli {

enum class Shown { Words, Json };

void show(const domain::payment::State& state, Shown how);
void show(const domain::payment::back::State& state, Shown how);
int complain(const Error& error); ///< on standard error; the exit code

} // namespace pishkhan::cli

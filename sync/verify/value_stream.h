// SPDX-License-Identifier: GPL-3.0-or-later
/// `value --stdin`: lines KIND<TAB>VALUE in, one JSON object per line out. Answers as soon as input pauses, so that it can also be talked to.
#pragma once

namespace pishkhan::verify {

/// Reads until the end of the input. 0 when every line was answered with a verdict, valid or not; 2 when a line had no tab or an unknown
/// kind, or a line exceeded one mebibyte.
int streamValues(int inputDescriptor, int outputDescriptor);

} // namespace pishkhan::verify

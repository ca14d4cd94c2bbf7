// SPDX-License-Identifier: GPL-3.0-or-later
/// A picture that a signed sheet has kept: blacked out by pishkhan-decode, received in locked memory, sealed, wiped. Only ciphertext leaves the
/// driver. Used by every scanner after a document was read. Blocks on the device's own thread.
#pragma once
#include "drivers/document/decode_child.h"

namespace pishkhan::document {

/// Puts the sealed picture into `document`, or the stable word why not: keep-unplaced, keep-readable, keep-face, keep-failed, or the seal's own.
void keepPicture(const DecoderSettings& decoder, ByteView picture, const ports::KeepWish& wish,
                 ports::ScannedDocument& document);

} // namespace pishkhan::document

// SPDX-License-Identifier: GPL-3.0-or-later
/// The faults a hand can make in the device laboratory, device by device: data for the dock, in the emulators' own words
/// (drivers/emulators/*/README.md).
#pragma once
#include <QVariantList>

namespace pishkhan {

/// `terminal`: the protocol of the office's card terminal, zvt or nexo: its emulator understands its own words. Each: title, icon, socket, rows, faults; a fault: label, command.
QVariantList labFaults(const QString& terminal);

} // namespace pishkhan

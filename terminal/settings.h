// SPDX-License-Identifier: GPL-3.0-or-later
/// Settings: how this terminal was started and what it finds in its home folder; parsed once, checked with named errors, never read again.
///
/// The home folder of a terminal:
///   terminal.json                       counter number, epoch; "terminals" where counters of one machine share a card terminal;
///                                       "hostSecret" the file that seals the machine's key where there is no TPM: never below
///                                       the home folder (terminal/journal/README.md says what it protects against)
///   office/configuration.json(.sig)     the signed office configuration
///   office/catalogue.json(.sig)         the signed catalogue
///   office/archive/DIGEST.json(.sig)    every catalogue that was in force here, for evidence
///   pki/witness.policy                  which witnesses' cosignatures are enough, for evidence
///   pki/central.pub.pem                 who signs both
///   pki/agencies/AGENCY.pem             the certificate an agency opens its own cases' personal fields with
///   pki/ca.pem                          the one CA of the oversight line
///   pki/cards.pem                       whose certificates staff cards may have; its digest stands in the configuration
///   pki/hub.vkey                        the hub's log key; checkpoints are checked with it
///   pki/device.pem, pki/device.key      batch-signing certificate and key
///   pki/tls.pem, pki/tls.key            client certificate and key of the line
///   terminals/                          who uses which card terminal now (drivers/payment/terminal_lease.h)
///   journal/                            the journal, its machine key
///   inbox/                              statements of the centre and of support that wait for an answer
///   images/                             redacted pictures a sheet has kept, sealed to their agency (*.cms)
///   copies/                             the office's own copies of its books
#pragma once
#include <string>
#include <vector>

#include "terminal/base/result.h"

namespace pishkhan {

enum class Mode { Counter, Kiosk };

struct Settings {
    std::string home;
    Mode mode = Mode::Counter;
    bool fullScreen = false;
    int counterNumber = 1;
    int epoch = 1;
    std::string terminals;     ///< the card terminals' leases: one folder for every program of the machine
    std::string hostSecret;    ///< outside the home folder: a copy of the books alone opens nothing
    std::string programs;      ///< the two slots of releases; empty: this program is installed otherwise
    std::string programFolder; ///< where the helper programs stand
    std::vector<std::string>
        helperEnvironment; ///< NAME=VALUE for the scanner's helpers; the laboratory's emulators only

    std::string path(const std::string& below) const { return home + "/" + below; }
};

/// Read terminal.json below `home`. Errors: InvalidInput, naming the file and the field.
Result<Settings> readSettings(const std::string& home, Mode mode, bool fullScreen);

/// A whole text file. Errors: as readFile in base/files.h.
Result<std::string> readText(const std::string& path);

} // namespace pishkhan

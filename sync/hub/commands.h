// SPDX-License-Identifier: GPL-3.0-or-later
/// The commands of pishkhan-hub other than serve, each one function: contract.md and README.md say what they print.
/// Called by main.cpp.
#pragma once
#include <string>
#include <vector>

#include "sync/hub/ingest_writer.h"

namespace pishkhan::hub {

enum class Output { Text, Json };

struct InitOrder {
    std::string dataFolder;
    std::string origin;
    Output output = Output::Text;
};
Status init(const InitOrder& order, const Now& now);

struct UserOrder {
    std::string dataFolder;
    std::string name;
    std::string displayName;
    std::string role;
    std::vector<std::string> agencies; ///< CODE or CODE=TITLE
    std::vector<std::string> offices;
    std::string passwordFile; ///< empty: first line of standard input
};
Status addUser(const UserOrder& order, const Now& now);
Status changeGrant(const UserOrder& order);
Status listUsers(const UserOrder& order, Output output); ///< one line each
Status removeUser(const UserOrder& order);

struct DeviceOrder {
    std::string dataFolder;
    std::string name; ///< of a registered one
    std::string certificateFile;
    std::string office;
    std::string officeTitle;
    std::string counter;
};
Status addDevice(const DeviceOrder& order, const Now& now);
Status releaseDevice(const DeviceOrder& order, const Now& now);
/// Another machine takes the device's place; prints how far the old books are known here.
Status replaceDevice(const DeviceOrder& order, Output output, const Now& now);

struct StatementOrder {
    std::string dataFolder;
    std::string file;          ///< a parcel, as pishkhan-propose makes it
    std::string authorityFile; ///< PEM: who certifies the centre and support
};
/// Take a signed statement for a registered terminal. Errors: Integrity when it is not what it says it is.
Status addStatement(const StatementOrder& order, const Now& now);

Status exportLogTo(const std::string& dataFolder, const std::string& out);
Status rebuildIndex(const std::string& dataFolder);
Status showStatus(const std::string& dataFolder, Output output);

} // namespace pishkhan::hub

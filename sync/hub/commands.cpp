// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/hub/commands.h"

#include <cstdio>
#include <filesystem>
#include <iostream>

#include <nlohmann/json.hpp>

#include "sync/hub/log_api.h"
#include "sync/hub/people.h"
#include "sync/wire/statement.h"
#include "terminal/base/files.h"
#include "terminal/crypto/certificate.h"
#include "terminal/crypto/digest.h"

namespace pishkhan::hub {
namespace {

constexpr std::size_t largestPem = 64 * 1024;

Result<Grant> grantFrom(const UserOrder& order)
{
    const auto role = roleFrom(order.role);
    if (!role) {
        return makeError(ErrorKind::InvalidInput,
                         "no such role: agency-supervisor, national-auditor, office-manager or hub-operator", "hub");
    }
    Grant grant{order.name, order.displayName.empty() ? order.name : order.displayName, *role, {}, order.offices};
    for (const std::string& agency : order.agencies) {
        const auto equals = std::min(agency.find('='), agency.size());
        const auto code = agency.substr(0, equals);
        const auto title = equals < agency.size() ? agency.substr(equals + 1) : code;
        if (code.empty()) {
            return makeError(ErrorKind::InvalidInput, "an agency's code is empty", "hub");
        }
        grant.agencies.push_back({code, title});
    }
    return grant;
}

Result<std::string> readPassword(const std::string& file)
{
    std::string line;
    if (file.empty()) {
        std::getline(std::cin, line);
    } else {
        const Bytes bytes = TRY(readFile(file, 4096));
        line = std::string(text(bytes));
        line.resize(std::min(line.find('\n'), line.size()));
    }
    if (line.size() < 8) {
        return makeError(ErrorKind::InvalidInput, "a password has at least eight bytes", "hub");
    }
    return line;
}

void print(const nlohmann::ordered_json& answer, Output output)
{
    if (output == Output::Json) {
        std::printf("%s\n", answer.dump().c_str());
        return;
    }
    for (const auto& [key, value] : answer.items()) {
        std::printf("%-14s %s\n", key.c_str(),
                    value.is_string() ? value.get<std::string>().c_str() : value.dump().c_str());
    }
}

} // namespace

Status init(const InitOrder& order, const Now& now)
{
    if (fileExists(order.dataFolder + "/hub.db")) {
        return makeError(ErrorKind::Refused, order.dataFolder + " holds a hub already", "hub");
    }
    TRY(makeFolder(order.dataFolder));
    auto store = TRY(BatchStore::open(order.dataFolder, OpenMode::Create));
    const auto vkey = TRY(LogPublisher::create(order.dataFolder, store, order.origin));
    auto people = TRY(People::open(order.dataFolder));
    const auto code = toBase32(TRY(crypto::randomBytes(15)));
    TRY(people.add({"admin", "مدیر سامانه", Role::HubOperator, {}, {}}, code, now()));
    print({{"origin", order.origin}, {"vkey", vkey}, {"administrator", "admin"}, {"oneTimeCode", code}}, order.output);
    return {};
}

Status addUser(const UserOrder& order, const Now& now)
{
    const auto grant = TRY(grantFrom(order));
    const auto password = TRY(readPassword(order.passwordFile));
    auto people = TRY(People::open(order.dataFolder));
    return people.add(grant, password, now());
}

Status changeGrant(const UserOrder& order)
{
    const auto grant = TRY(grantFrom(order));
    auto people = TRY(People::open(order.dataFolder));
    return people.setGrant(grant);
}

Status listUsers(const UserOrder& order, Output output)
{
    auto people = TRY(People::open(order.dataFolder));
    for (const Grant& grant : TRY(people.everybody())) {
        auto agencies = nlohmann::ordered_json::array();
        for (const Agency& agency : grant.agencies) {
            agencies.push_back(agency.code);
        }
        const nlohmann::ordered_json line = {{"user", grant.user},
                                             {"displayName", grant.displayName},
                                             {"role", toText(grant.role)},
                                             {"agencies", agencies},
                                             {"offices", grant.offices}};
        if (output == Output::Json) {
            std::printf("%s\n", line.dump().c_str());
        } else {
            std::printf("%-20s %-18s %s\n", grant.user.c_str(), std::string(toText(grant.role)).c_str(),
                        grant.displayName.c_str());
        }
    }
    return {};
}

Status removeUser(const UserOrder& order)
{
    auto people = TRY(People::open(order.dataFolder));
    return people.remove(order.name);
}

Status addDevice(const DeviceOrder& order, const Now& now)
{
    const Bytes pem = TRY(readFile(order.certificateFile, largestPem));
    const auto certificate = TRY(crypto::Certificate::fromPem(text(pem)));
    static_cast<void>(TRY(certificate.publicKey()));
    const auto name = certificate.commonName();
    if (name.empty() || order.office.empty()) {
        return makeError(ErrorKind::InvalidInput, "the certificate names no device, or the office is empty", "hub");
    }
    auto store = TRY(BatchStore::open(order.dataFolder, OpenMode::Create));
    const auto title = order.officeTitle.empty() ? order.office : order.officeTitle;
    return store.addDevice({name, certificate.der(), order.office, title, order.counter, true}, now());
}

Status releaseDevice(const DeviceOrder& order, const Now& now)
{
    auto store = TRY(BatchStore::open(order.dataFolder, OpenMode::Create));
    return store.release(order.name, now());
}

Status replaceDevice(const DeviceOrder& order, Output output, const Now& now)
{
    const auto certificate = TRY(crypto::Certificate::load(order.certificateFile));
    static_cast<void>(TRY(certificate.publicKey()));
    if (certificate.commonName() != order.name) {
        return makeError(ErrorKind::InvalidInput, "the certificate is not this device's", "hub");
    }
    auto store = TRY(BatchStore::open(order.dataFolder, OpenMode::Create));
    const ReplacedKey old = TRY(store.replaceKey(order.name, certificate.der(), now()));
    print({{"device", order.name},
           {"oldEpoch", old.lastEpoch},
           {"durableSequence", old.sequence},
           {"durableHead", toHex(old.head)},
           {"nextEpoch", old.lastEpoch + 1}},
          output);
    return {};
}

Status addStatement(const StatementOrder& order, const Now& now)
{
    const auto authority = TRY(crypto::Certificate::load(order.authorityFile));
    const Bytes bytes = TRY(readFile(order.file, wire::maxParcelBytes + 64));
    ByteView rest = bytes;
    const auto parcel = TRY(wire::takeParcel(rest));
    const auto statement = TRY(wire::openParcel(parcel, &authority));
    auto store = TRY(BatchStore::open(order.dataFolder, OpenMode::Create));
    const auto device = TRY(store.device(statement.device));
    if (!rest.empty() || !device || device->office != statement.office) {
        return makeError(ErrorKind::Refused, "the statement is for no terminal that is registered here", "hub");
    }
    return store.addStatement(statement.device, bytes, now());
}

Status exportLogTo(const std::string& dataFolder, const std::string& out)
{
    auto store = TRY(BatchStore::open(dataFolder, OpenMode::ReadOnly));
    const auto log = TRY(LogPublisher::open(dataFolder, store));
    return exportLog(log, store, out);
}

Status rebuildIndex(const std::string& dataFolder)
{
    auto store = TRY(BatchStore::open(dataFolder, OpenMode::Create));
    const auto path = EventIndex::pathIn(dataFolder);
    for (const char* ending : {"", "-wal", "-shm"}) {
        std::error_code failure;
        std::filesystem::remove(path + ending, failure);
        if (failure) {
            return makeError(ErrorKind::Storage, "cannot remove " + path + ending, "hub", failure.value());
        }
    }
    auto index = TRY(EventIndex::open(path));
    return catchUp(index, store);
}

Status showStatus(const std::string& dataFolder, Output output)
{
    auto store = TRY(BatchStore::open(dataFolder, OpenMode::ReadOnly));
    const auto log = TRY(LogPublisher::open(dataFolder, store));
    const auto latest = log.latest();
    const auto stored = TRY(store.size());
    const auto devices = TRY(store.devices());
    print({{"origin", log.origin()},
           {"vkey", log.vkey()},
           {"stored", stored},
           {"size", latest.size},
           {"root", latest.size == 0 ? std::string() : toBase64(latest.root)},
           {"checkpointAt", latest.size == 0 ? std::string() : toRfc3339(latest.at)},
           {"devices", devices.size()}},
          output);
    return {};
}

} // namespace pishkhan::hub

// SPDX-License-Identifier: GPL-3.0-or-later
/// One terminal's folder beside a real hub, for the tests that copy it or put an old copy back.
#pragma once
#include <QDir>
#include <QFile>
#include <QTest>

#include "terminal/journal/sqlite_db.h"
#include "terminal/journal/sqlite_journal.h"
#include "tests/sync/hub/hub_world.h"
#include "tests/sync/uplink/owner.h"

namespace pishkhan::test {

inline const QString deviceName = QStringLiteral("72000888-1");
inline const WallClock wallClock;

inline journal::JournalSettings settingsOf(const QString& home)
{
    QFile pem(QString::fromStdString(pki().path(deviceName + ".pem")));
    journal::JournalSettings settings;
    settings.path = (home + "/journal/journal.db").toStdString();
    settings.device = deviceName.toStdString();
    settings.office = "72000888";
    settings.certificatePem = pem.open(QIODevice::ReadOnly) ? pem.readAll().toStdString() : std::string();
    settings.key = std::make_shared<crypto::EcdsaKey>(crypto::EcdsaKey::load(pki().path(deviceName + ".key")).value());
    settings.machineKeyFile = (home + "/journal/machine.key").toStdString();
    return settings;
}

inline void copyFolder(const QString& from, const QString& to)
{
    QDir().mkpath(to);
    for (const QFileInfo& one : QDir(from).entryInfoList(QDir::Files)) {
        QFile::remove(to + "/" + one.fileName());
        QVERIFY(QFile::copy(one.filePath(), to + "/" + one.fileName()));
    }
}

inline ports::JournalEntry fact(const std::string& mark)
{
    return {"terminal-started",
            1,
            {ActorKind::System, "runtime"},
            {},
            {},
            {{"version", mark}, {"mode", "counter"}, {"openCase", ""}},
            {}};
}

inline std::unique_ptr<HubWorld> startedHub()
{
    auto hub = std::make_unique<HubWorld>();
    hub->addDevice(deviceName, "72000888");
    hub->start();
    return hub;
}

/// Rows of a table of the hub's store; of one kind where it has kinds.
inline qint64 countAt(const HubWorld& hub, const QString& table, const QString& kind = {})
{
    const auto store = journal::Database::openForReading((hub.dataFolder() + "/hub.db").toStdString());
    auto rows = store->prepare(
        ("SELECT count(*) FROM " + table + (kind.isEmpty() ? "" : " WHERE kind = '" + kind + "'")).toStdString());
    return rows && rows->step() ? rows->integer(0) : -1;
}

} // namespace pishkhan::test

// SPDX-License-Identifier: GPL-3.0-or-later
/// The catalogue of provisioning/catalogue, put together in memory, for the tests of this room.
#pragma once
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include "terminal/base/bytes.h"

namespace pishkhan::catalogue {

inline QByteArray sourceOf(const QString& name)
{
    QFile file(QStringLiteral(SOURCE_ROOT "/provisioning/catalogue/") + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

inline QJsonObject realCatalogue()
{
    QJsonObject catalogue = QJsonDocument::fromJson(sourceOf(QStringLiteral("catalogue.head.json"))).object();
    QJsonArray services;
    const QDir folder(QStringLiteral(SOURCE_ROOT "/provisioning/catalogue"));
    for (const QString& name : folder.entryList({QStringLiteral("service-*.json")}, QDir::Files, QDir::Name)) {
        services.append(QJsonDocument::fromJson(sourceOf(name)).object());
    }
    catalogue[QStringLiteral("services")] = services;
    return catalogue;
}

inline Bytes bytesOf(const QJsonObject& object)
{
    const QByteArray text = QJsonDocument(object).toJson();
    return toBytes(std::string_view(text.constData(), static_cast<std::size_t>(text.size())));
}

} // namespace pishkhan::catalogue

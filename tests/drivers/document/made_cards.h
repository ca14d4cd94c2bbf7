// SPDX-License-Identifier: GPL-3.0-or-later
/// Pictures for the tests of this room, drawn by the real pishkhan-make-card and read by the real pishkhan-decode.
#pragma once
#include <QFile>
#include <QProcess>
#include <QStringList>

#include "drivers/document/decode_child.h"

namespace pishkhan::document {

inline bool drawCard(const QString& path, const QStringList& options)
{
    QProcess maker;
    maker.start(QStringLiteral(BINARY_ROOT "/bin/pishkhan-make-card"), QStringList{path} + options);
    return maker.waitForFinished(60000) && maker.exitStatus() == QProcess::NormalExit && maker.exitCode() == 0;
}

inline Bytes contentOf(const QString& path)
{
    QFile file(path);
    const QByteArray all = file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    return toBytes(std::string_view(all.constData(), static_cast<std::size_t>(all.size())));
}

inline DecoderSettings realDecoder()
{
    return {BINARY_ROOT "/bin/pishkhan-decode", Milliseconds(120000)}; // generous: the machine may be busy with others
}

inline const ports::ScannedField* fieldOf(const ports::ScannedDocument& document, std::string_view fieldName)
{
    for (const auto& field : document.fields) {
        if (field.name == fieldName) {
            return &field;
        }
    }
    return nullptr;
}

} // namespace pishkhan::document

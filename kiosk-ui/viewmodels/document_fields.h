// SPDX-License-Identifier: GPL-3.0-or-later
/// What a scanned travel document says, field by field, each with how far it is proved: for eyes, never for the books.
#pragma once
#include <vector>

#include <QAbstractListModel>
#include <QString>
#include <QtQml/qqmlregistration.h>

#include "terminal/ports/document_scanner.h"

namespace pishkhan::kiosk_ui {

class DocumentFields : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by ApplicantViewModel")
public:
    enum Role { NameRole = Qt::UserRole + 1, LabelRole, ValueRole, ProofRole, ToneRole, SignRole };

    using QAbstractListModel::QAbstractListModel;
    void show(const std::vector<ports::ScannedField>& fields); ///< only those a clerk compares, in a fixed order
    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

private:
    struct Row {
        QString name, label, value;
        ports::FieldProof proof = ports::FieldProof::Unprotected;
        bool operator==(const Row&) const = default;
    };
    std::vector<Row> m_rows;
};

} // namespace pishkhan::kiosk_ui

// SPDX-License-Identifier: GPL-3.0-or-later
/// The sheet's fields with what was typed and what to say about it. Owned by FormViewModel.
#pragma once
#include <string>
#include <vector>

#include <QAbstractListModel>
#include <QStringList>
#include <QtQml/qqmlregistration.h>

#include "kiosk-ui/viewmodels/typed_field.h"
#include "terminal/base/fields.h"
#include "terminal/catalogue/form_check.h"

namespace pishkhan::kiosk_ui {

class FormFields : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by FormViewModel")
public:
    enum Role {
        NameRole = Qt::UserRole + 1,
        LabelRole,
        ValueRole,
        HelpRole,
        RequiredRole,
        VerdictRole,
        AdviceRole,
        ChoiceRole,  ///< true for a field of choices
        ChoicesRole, ///< their labels
        CurrentRole, ///< index of the choice taken, -1 for none
        DigitsRole,  ///< only digits are expected
        WideRole     ///< takes the whole row
    };

    using QAbstractListModel::QAbstractListModel;
    void show(const std::vector<catalogue::FormField>& fields, const Fields& values);
    void type(int row, const QString& typed);
    void choose(int row, int choice);
    void beFirm(); ///< judge unfinished fields too
    bool isComplete() const;
    int firstWrong() const;                                        ///< -1 when none
    void mark(const std::string& name, const std::string& reason); ///< refused by the desk
    Fields values() const;
    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

private:
    struct Row {
        catalogue::FormField field;
        std::string typed;
        std::string refused; ///< the desk's reason, until typed again
    };
    FieldView judgeRow(const Row& row) const;
    QString shown(const Row& row) const;
    QStringList choices(const Row& row) const;
    int chosen(const Row& row) const;

    std::vector<Row> m_rows;
    Eagerness m_eagerness = Eagerness::WhileTyping;
};

} // namespace pishkhan::kiosk_ui

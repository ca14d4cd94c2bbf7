// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk-ui/viewmodels/form_fields.h"

#include "kiosk-ui/viewmodels/messages.h"
#include "kiosk-ui/viewmodels/shown_text.h"

namespace pishkhan::kiosk_ui {
namespace {

using catalogue::FieldKind;
constexpr int wideFrom = 80; ///< characters: longer texts take the whole row

bool isDigitsOnly(FieldKind kind)
{
    return kind == FieldKind::NationalCode || kind == FieldKind::PostalCode || kind == FieldKind::Phone ||
           kind == FieldKind::Amount || kind == FieldKind::LegalId;
}

} // namespace

void FormFields::show(const std::vector<catalogue::FormField>& fields, const Fields& values)
{
    beginResetModel();
    m_eagerness = Eagerness::WhileTyping;
    m_rows.clear();
    for (const catalogue::FormField& field : fields) {
        m_rows.push_back({field, std::string(valueOf(values, field.name)), {}});
    }
    endResetModel();
}

void FormFields::type(int row, const QString& typed)
{
    if (row < 0 || row >= rowCount()) {
        return;
    }
    Row& one = m_rows[static_cast<std::size_t>(row)];
    const std::string plain = domain::foldDigits(typed.toStdString());
    if (plain != one.typed) {
        one.typed = plain;
        one.refused.clear();
        Q_EMIT dataChanged(index(row), index(row));
    }
}

void FormFields::choose(int row, int choice)
{
    if (row < 0 || row >= rowCount()) {
        return;
    }
    const auto& choices = m_rows[static_cast<std::size_t>(row)].field.choices;
    if (choice >= 0 && choice < static_cast<int>(choices.size())) {
        type(row, plainText(choices[static_cast<std::size_t>(choice)].value));
    }
}

void FormFields::beFirm()
{
    m_eagerness = Eagerness::Firm;
    if (rowCount() > 0) {
        Q_EMIT dataChanged(index(0), index(rowCount() - 1), {VerdictRole, AdviceRole});
    }
}

FieldView FormFields::judgeRow(const Row& row) const
{
    if (!row.refused.empty()) {
        return {QStringLiteral("wrong"), plainText(messageFor(row.refused).toDo)};
    }
    if (row.typed.empty() && m_eagerness == Eagerness::WhileTyping) {
        return {};
    }
    const std::string typed = row.field.kind == FieldKind::Date ? spelledDate(row.typed) : row.typed;
    const catalogue::FieldAnswer answer = catalogue::checkField(row.field, typed);
    if (answer.valid) {
        return {row.typed.empty() ? QString() : QStringLiteral("ok"), {}};
    }
    const bool unfinished = answer.reason == "length" || row.field.kind == FieldKind::Date ||
                            row.field.kind == FieldKind::Phone || row.field.kind == FieldKind::Bill;
    if (unfinished && m_eagerness == Eagerness::WhileTyping && row.typed.size() < 10) {
        return {};
    }
    return {QStringLiteral("wrong"), persianText(answer.advice)};
}

bool FormFields::isComplete() const
{
    return firstWrong() < 0;
}

int FormFields::firstWrong() const
{
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        const Row& row = m_rows[i];
        const std::string typed = row.field.kind == FieldKind::Date ? spelledDate(row.typed) : row.typed;
        if (!row.refused.empty() || !catalogue::checkField(row.field, typed).valid) {
            return static_cast<int>(i);
        }
    }
    return -1;
}

void FormFields::mark(const std::string& name, const std::string& reason)
{
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        if (m_rows[i].field.name == name) {
            m_rows[i].refused = reason;
            Q_EMIT dataChanged(index(static_cast<int>(i)), index(static_cast<int>(i)));
        }
    }
}

Fields FormFields::values() const
{
    Fields values;
    for (const Row& row : m_rows) {
        if (!row.typed.empty()) {
            values.push_back({row.field.name, row.field.kind == FieldKind::Date ? spelledDate(row.typed) : row.typed});
        }
    }
    return values;
}

QString FormFields::shown(const Row& row) const
{
    return row.field.kind == FieldKind::Iban ? plainText(row.typed) : persianText(row.typed);
}

QStringList FormFields::choices(const Row& row) const
{
    QStringList labels;
    for (const catalogue::FieldChoice& choice : row.field.choices) {
        labels.push_back(persianText(choice.label));
    }
    return labels;
}

int FormFields::chosen(const Row& row) const
{
    for (std::size_t i = 0; i < row.field.choices.size(); ++i) {
        if (row.field.choices[i].value == row.typed) {
            return static_cast<int>(i);
        }
    }
    return -1;
}

int FormFields::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant FormFields::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const Row& row = m_rows[static_cast<std::size_t>(index.row())];
    const bool isChoice = row.field.kind == FieldKind::Choice;
    switch (role) {
    case NameRole: return plainText(row.field.name);
    case LabelRole: return persianText(row.field.label);
    case ValueRole: return shown(row);
    case HelpRole: return persianText(row.field.help);
    case RequiredRole: return row.field.required;
    case VerdictRole: return judgeRow(row).verdict;
    case AdviceRole: return judgeRow(row).advice;
    case ChoiceRole: return isChoice;
    case ChoicesRole: return choices(row);
    case CurrentRole: return chosen(row);
    case DigitsRole: return isDigitsOnly(row.field.kind);
    case WideRole: return isChoice || (row.field.kind == FieldKind::Text && row.field.longest >= wideFrom);
    default: return {};
    }
}

QHash<int, QByteArray> FormFields::roleNames() const
{
    return {{NameRole, "name"},          {LabelRole, "label"},     {ValueRole, "value"},   {HelpRole, "help"},
            {RequiredRole, "required_"}, {VerdictRole, "verdict"}, {AdviceRole, "advice"}, {ChoiceRole, "choice"},
            {ChoicesRole, "choices"},    {CurrentRole, "current"}, {DigitsRole, "digits"}, {WideRole, "wide"}};
}

} // namespace pishkhan::kiosk_ui

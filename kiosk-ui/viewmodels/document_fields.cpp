// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk-ui/viewmodels/document_fields.h"

#include <array>

#include "kiosk-ui/viewmodels/shown_text.h"
#include "terminal/domain/jalali.h"

namespace pishkhan::kiosk_ui {
namespace {

struct Label {
    std::string_view name, label;
};
constexpr std::array labels{
    Label{"document-number", "شمارهٔ مدرک"}, Label{"surname", "نام خانوادگی لاتین"},
    Label{"given-names", "نام لاتین"},      Label{"nationality", "تابعیت"},
    Label{"birth-date", "تاریخ تولد"},      Label{"expiry-date", "پایان اعتبار"},
    Label{"personal-number", "شمارهٔ شخصی"},
};

struct Proof {
    ports::FieldProof proof;
    std::string_view words, tone, sign;
};
constexpr std::array proofs{
    Proof{ports::FieldProof::CheckDigit, "رقم کنترل درست", "success", "check"},
    Proof{ports::FieldProof::Repaired, "با مدرک مقایسه کنید", "warning", "alert"},
    Proof{ports::FieldProof::Unprotected, "بی رقم کنترل", "neutral", "help"},
    Proof{ports::FieldProof::Failed, "رقم کنترل نادرست", "danger", "close"},
};

const Proof& wordsFor(ports::FieldProof proof)
{
    for (const Proof& row : proofs) {
        if (row.proof == proof) {
            return row;
        }
    }
    return proofs.back();
}

/// A date as the office counts, else as it is printed.
QString shown(const ports::ScannedField& field)
{
    if (field.name.ends_with("-date")) {
        const auto date = domain::parseGregorian(field.value);
        const auto jalali = date ? domain::toJalali(*date) : Result<domain::JalaliDate>(date.error());
        return codeText(jalali ? domain::formatJalali(*jalali) : field.value);
    }
    return field.name == "document-number" || field.name == "personal-number" ? codeText(field.value)
                                                                              : plainText(field.value);
}

} // namespace

void DocumentFields::show(const std::vector<ports::ScannedField>& fields)
{
    std::vector<Row> rows;
    for (const Label& label : labels) {
        for (const ports::ScannedField& field : fields) {
            if (field.name == label.name && !field.value.empty()) {
                rows.push_back({plainText(field.name), plainText(label.label), shown(field), field.proof});
            }
        }
    }
    if (rows != m_rows) {
        beginResetModel();
        m_rows = std::move(rows);
        endResetModel();
    }
}

int DocumentFields::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant DocumentFields::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const Row& row = m_rows[static_cast<std::size_t>(index.row())];
    const Proof& proof = wordsFor(row.proof);
    switch (role) {
    case NameRole: return row.name;
    case LabelRole: return row.label;
    case ValueRole: return row.value;
    case ProofRole: return plainText(proof.words);
    case ToneRole: return plainText(proof.tone);
    case SignRole: return plainText(proof.sign);
    default: return {};
    }
}

QHash<int, QByteArray> DocumentFields::roleNames() const
{
    return {{NameRole, "name"},   {LabelRole, "label"}, {ValueRole, "value"},
            {ProofRole, "proof"}, {ToneRole, "tone"},   {SignRole, "sign"}};
}

} // namespace pishkhan::kiosk_ui

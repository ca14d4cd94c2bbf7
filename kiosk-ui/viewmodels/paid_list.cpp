// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk-ui/viewmodels/paid_list.h"

#include <algorithm>

#include "kiosk-ui/viewmodels/shown_text.h"
#include "terminal/domain/amount_text.h"
#include "terminal/domain/jalali.h"

namespace pishkhan::kiosk_ui {
namespace {

using domain::counter::Case;

constexpr std::size_t mostRows = 40; ///< older ones are found by their numbers

bool fits(const Case& one, const std::string& digits)
{
    const std::string receipt = one.receipt ? one.receipt->number : std::string();
    const auto& bank = one.payment->result;
    const std::string known[] = {receipt, one.trackingCode, bank.rrn, bank.trace, one.payment->intent.key};
    return digits.empty() || std::any_of(std::begin(known), std::end(known), [&digits](const std::string& text) {
               return text.find(digits) != std::string::npos;
           });
}

} // namespace

void PaidList::find(const std::string& digits)
{
    std::vector<const Case*> found;
    for (const auto& [id, one] : m_desk.state().cases) {
        if (mayGiveBack(m_desk.state(), one) && fits(one, digits)) {
            found.push_back(&one);
        }
    }
    std::stable_sort(found.begin(), found.end(), [](const Case* left, const Case* right) {
        return left->payment->sentAt > right->payment->sentAt;
    });
    found.resize(std::min(found.size(), mostRows));
    beginResetModel();
    m_cases.clear();
    for (const Case* one : found) {
        m_cases.push_back(one->id);
    }
    endResetModel();
}

const Case* PaidList::at(int row) const
{
    const auto& cases = m_desk.state().cases;
    const auto found = row >= 0 && row < rowCount() ? cases.find(m_cases[static_cast<std::size_t>(row)]) : cases.end();
    return found == cases.end() || !found->second.payment ? nullptr : &found->second;
}

int PaidList::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_cases.size());
}

QVariant PaidList::data(const QModelIndex& index, int role) const
{
    const Case* one = checkIndex(index, CheckIndexOption::IndexIsValid) ? at(index.row()) : nullptr;
    if (one == nullptr) {
        return {};
    }
    switch (role) {
    case TitleRole: return persianText(one->serviceTitle);
    case ReceiptRole: return one->receipt ? codeText(one->receipt->number) : QStringLiteral("بی‌رسید");
    case AmountRole: return plainText(domain::groupedDigits(one->paid.count()));
    case WhenRole: return codeText(domain::formatJalaliDateTime(one->payment->sentAt));
    case CardRole: return one->payment->cash ? QStringLiteral("نقد") : codeText(one->payment->result.maskedPan);
    default: return {};
    }
}

QHash<int, QByteArray> PaidList::roleNames() const
{
    return {
        {TitleRole, "title"}, {ReceiptRole, "receipt"}, {AmountRole, "amount"}, {WhenRole, "when"}, {CardRole, "card"}};
}

} // namespace pishkhan::kiosk_ui

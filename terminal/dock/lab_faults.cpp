// SPDX-License-Identifier: GPL-3.0-or-later
#include "terminal/dock/lab_faults.h"

#include <QVariantMap>

namespace pishkhan {
namespace {

constexpr qsizetype buttonsInARow = 8; ///< at the dock's width

struct Fault {
    const char* label;
    const char* command;
};

QVariantMap device(const char* title, const char* icon, const char* socket, std::initializer_list<Fault> faults)
{
    QVariantList list;
    for (const Fault& fault : faults) {
        list.append(QVariantMap{{QStringLiteral("label"), QString::fromUtf8(fault.label)},
                                {QStringLiteral("command"), QString::fromUtf8(fault.command)}});
    }
    return {{QStringLiteral("title"), QString::fromUtf8(title)},
            {QStringLiteral("icon"), QString::fromUtf8(icon)},
            {QStringLiteral("socket"), QString::fromUtf8(socket)},
            {QStringLiteral("rows"), (list.size() + buttonsInARow - 1) / buttonsInARow},
            {QStringLiteral("faults"), list}};
}

QVariantMap zvtTerminal()
{
    return device("کارتخوان", "terminal", "card-terminal.sock",
                  {{"بانک نپذیرد", "decline 51"},
                   {"لغو شهروند", "cancel"},
                   {"رمز نادرست", "wrong-pin"},
                   {"رمز دیر", "pin-timeout"},
                   {"بی‌پاسخ", "silent"},
                   {"پاسخ کند", "answer-ms 3000"},
                   {"پاسخ عادی", "answer-ms 0"},
                   {"قطع پس از بایت ۹", "drop-after-sent 9"},
                   {"سکوت پس از بایت ۹", "mute-after-sent 9"},
                   {"مبلغ دیگر", "amount 1000"},
                   {"کارت نمایان", "clear-card"},
                   {"همه درست", "reset"}});
}

QVariantMap nexoTerminal()
{
    return device("کارتخوان (nexo)", "terminal", "card-terminal.sock",
                  {{"بانک نپذیرد", "decline Refusal"},
                   {"لغو شهروند", "decline Cancel"},
                   {"رمز نادرست", "decline WrongPIN"},
                   {"بی‌پاسخ", "silent"},
                   {"پاسخ تهی", "empty"},
                   {"پاسخ کند", "answer-ms 3000"},
                   {"پاسخ عادی", "answer-ms 0"},
                   {"قطع در میان پاسخ", "cut-body 200"},
                   {"بخشی از مبلغ", "partial"},
                   {"مبلغ دیگر", "amount 1000"},
                   {"پنهان دو بار", "hide 2"},
                   {"مشغول", "is-busy"},
                   {"کارت نمایان", "clear-card"},
                   {"همه درست", "reset"}});
}

} // namespace

QVariantList labFaults(const QString& terminal)
{
    return {device("چاپگر رسید", "receipt", "usb-printer.sock",
                   {{"کاغذ تمام", "paper out"},
                    {"کاغذ تازه", "paper in"},
                    {"پایان نزدیک", "paper near-end"},
                    {"در باز", "cover open"},
                    {"در بسته", "cover close"},
                    {"گیر تیغه", "cutter jam"},
                    {"تیغه آزاد", "cutter free"},
                    {"داغ", "heat on"},
                    {"خنک", "heat off"},
                    {"گیر پس از ۲۰۰ سطر", "stall rows 200"},
                    {"ادامه", "stall rows 0"},
                    {"بی‌پاسخ", "mute on"},
                    {"پاسخ‌گو", "mute off"},
                    {"پاسخ دوباره", "reply twice"},
                    {"پاسخ خراب", "reply damaged"},
                    {"پاسخ درست", "reply plain"},
                    {"کابل کشیده", "unplug"},
                    {"کابل وصل", "plug"},
                    {"قطع و وصل برق", "power-cycle"}}),
            terminal == QStringLiteral("nexo") ? nexoTerminal() : zvtTerminal(),
            device("بارکدخوان", "barcode", "usb-printer.sock",
                   {{"وصل", "scanner plug"},
                    {"جدا", "scanner unplug"},
                    {"کد ملی", "scan 9991234561"},
                    {"سریال کارت", "scan 1G23456789"},
                    {"کد پیگیری", "scan 14050901000017"},
                    {"رقم کنترل نادرست", "scan 9991234560"}}),
            device("کارت‌خوان هوشمند", "card", "card.sock",
                   {{"کارت متصدی", "insert clerk"},
                    {"کارت مدیر", "insert manager"},
                    {"کارت بیگانه", "insert stranger"},
                    {"کارت سرآمده", "insert expired"},
                    {"بیرون", "remove"},
                    {"یک بار مانده", "tries 1"},
                    {"بسته", "tries 0"},
                    {"سه بار", "tries 3"}})};
}

} // namespace pishkhan

// SPDX-License-Identifier: GPL-3.0-or-later
/// A made-up receipt for the tests of the paper rooms.
#pragma once
#include "terminal/ports/page_renderer.h"

namespace pishkhan::test {

inline ports::ReceiptContent sampleReceipt()
{
    ports::ReceiptContent c;
    c.officeName = "دفتر پیشخوان خدمات دولت نمونه";
    c.officeCode = "72001234";
    c.licenceNumber = "999-1401";
    c.officeAddress = "تهران، خیابان نمونه، کوچهٔ یکم، پلاک 12";
    c.officePhone = "021-00001234";
    c.counter = "01";
    c.clerk = "u017";
    c.jalaliDateTime = "1405/09/01 11:24";
    c.utc = "2026-11-22T07:54:22Z";
    c.receiptNumber = "72001234-050901-01-00001-6";
    c.trackingCode = "8840-2209-7731";
    c.serviceCode = "1201";
    c.serviceTitle = "درخواست تعویض کارت ملی هوشمند";
    c.agencyTitle = "سازمان ثبت احوال کشور";
    c.sheetVersion = "3";
    c.maskedNationalCode = "999****561";
    c.lines = {{"تعرفهٔ دولتی", "خزانه‌داری کل کشور", "999000000000000000000000000017", Rials(1200000),
                Rials(0), Rials(1200000)},
               {"کارمزد دفتر", "دفتر پیشخوان 72001234", "", Rials(200000), Rials(20000), Rials(220000)},
               {"سهم اپراتور", "کانون دفاتر", "", Rials(27273), Rials(2727), Rials(30000)}};
    c.total = Rials(1450000);
    c.totalInWords = "یک میلیون و چهارصد و پنجاه هزار";
    c.outcome = "approved";
    c.maskedPan = "999999******4321";
    c.rrn = "888000123456";
    c.trace = "000417";
    c.terminalId = "99900001";
    c.merchantId = "000888000999001";
    c.paymentTime = "1405/09/01 11:24:10";
    c.complaintPath = "شکایت و پیشنهاد: سامانهٔ رسیدگی سازمان تنظیم مقررات، تلفن 195، یا دفتر استانی. "
                      "این رسید را تا پایان کار نگه دارید.";
    c.qrText =
        "PK1:7200123401:1:417:GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQGEZA:72001234-050901-01-00001-6:"
        "8840-2209-7731:1450000:1795334062:"
        "MFRGGZDFMZTWQ2LKNNWG23TPOBYXE43UOV3HO6DZPIYDCMRTGQ2TMNZYHFAUCQKBIFAUCQKBIFAUCQKBIFAUCQKBIFAUCQKBIFAUCQI";
    return c;
}

} // namespace pishkhan::test

// SPDX-License-Identifier: GPL-3.0-or-later
// The receipt as pictures: compared dot by dot with committed ones, and its QR read back from the paper.
#include <QFile>
#include <QGuiApplication>
#include <QImage>
#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>

#define ZX_USE_UTF8 1
#include <ZXing/ReadBarcode.h>

#include "printer-templates/layout_block.h"
#include "printer-templates/qt_page_renderer.h"
#include "printer-templates/raster.h"
#include "tests/printer-templates/sample_receipt.h"

using namespace pishkhan;
using templates::Language;
using templates::QtPageRenderer;

namespace {

std::string readQr(const QImage& page)
{
    const QImage gray = page.convertToFormat(QImage::Format_Grayscale8);
    ZXing::DecodeHints hints;
    hints.setFormats(ZXing::BarcodeFormat::QRCode);
    const ZXing::ImageView view(gray.constBits(), gray.width(), gray.height(), ZXing::ImageFormat::Lum,
                                static_cast<int>(gray.bytesPerLine()));
    const ZXing::Result found = ZXing::ReadBarcode(view, hints);
    return found.isValid() ? found.text() : std::string();
}

/// What may be taken in cash: the treasury's money never is (domain.md 5.5).
void onlyTheOffices(ports::ReceiptContent& c)
{
    c.lines.erase(c.lines.begin());
    c.total = Rials(250'000);
    c.totalInWords = "دویست و پنجاه هزار";
    c.qrText.replace(c.qrText.find("1450000"), 7, "250000");
}

/// A receipt of each shape, named for what is odd about it.
ports::ReceiptContent variant(const QString& name)
{
    ports::ReceiptContent c = test::sampleReceipt();
    if (name.contains(QStringLiteral("copy"))) {
        c.copy = 2;
        c.training = true;
        c.trackingCode.clear();
        c.citizenName = "نمونهٔ نمونه‌زاده";
    } else if (name.contains(QStringLiteral("paid-and-returned"))) {
        c.outcome = "returned";
        c.copy = 1;
    } else if (name.contains(QStringLiteral("return")) || name.contains(QStringLiteral("given-back"))) {
        c.outcome = name.contains(QStringLiteral("not-given-back"))    ? "not-given-back"
                    : name.contains(QStringLiteral("given-back-cash")) ? "given-back-cash"
                    : name.contains(QStringLiteral("given-back"))      ? "given-back"
                                                                       : "return-unknown";
        if (c.outcome == "given-back-cash") {
            onlyTheOffices(c);
        }
        c.lines.clear();
        c.trackingCode.clear();
        c.qrText.clear();
        c.paymentKey = "PK01-000000000124";
        if (c.outcome == "given-back-cash") {
            c.maskedPan = c.terminalId = c.merchantId = c.paymentTime = {};
        }
        if (c.outcome != "given-back") {
            c.rrn.clear();
            c.trace.clear();
        }
    } else if (name.contains(QStringLiteral("payment-unknown-notice"))) {
        c.outcome = "unknown";
        c.lines.clear();
        c.trackingCode.clear();
        c.qrText.clear();
        c.rrn.clear();
        c.paymentKey = "PK01-000000000125";
    } else if (name.contains(QStringLiteral("unknown"))) {
        c.outcome = "unknown";
        c.trackingCode.clear();
        c.maskedPan.clear();
        c.rrn.clear();
    } else if (name.contains(QStringLiteral("not-paid"))) {
        c.outcome = "not-paid";
        c.trackingCode.clear();
        c.qrText.clear();
    } else if (name.contains(QStringLiteral("bill"))) {
        c.serviceCode.clear();
        c.sheetVersion.clear();
        c.agencyTitle.clear();
        c.maskedNationalCode.clear();
        c.trackingCode.clear();
        c.serviceTitle = "پرداخت قبض برق";
        c.billId = "9876543204124";
        c.paymentId = "880040519";
        c.lines = {{"قبض برق", "صادرکنندهٔ قبض", "", Rials(8'800'000), Rials(0), Rials(8'800'000)}};
        c.total = Rials(8'800'000);
        c.totalInWords = "هشت میلیون و هشتصد هزار";
    } else if (name.contains(QStringLiteral("outside"))) {
        c.remarks = {{{ActorKind::Central, "markaz-01"},
                      "تعرفهٔ این خدمت ۲۰۰٬۰۰۰ ریال کمتر است؛ به متقاضی برگردانده شود.",
                      Rials(-200'000),
                      true},
                     {{ActorKind::Support, "poshtibani-01"}, "شمارهٔ پیگیری باید دوباره پرسیده شود.", Rials(0), false}};
    } else if (name.contains(QStringLiteral("cash"))) {
        c.outcome = "cash";
        onlyTheOffices(c);
        c.given = Rials(300'000);
        c.change = Rials(50'000);
        c.sharesByOffice = true;
        c.maskedPan = c.rrn = c.trace = c.terminalId = c.merchantId = c.paymentTime = {};
    } else if (name.contains(QStringLiteral("no-fee"))) {
        c.outcome = "no-fee";
        c.lines.clear();
        c.total = Rials(0);
        c.maskedPan.clear();
        c.rrn.clear();
        c.trace.clear();
        c.terminalId.clear();
        c.merchantId.clear();
        c.paymentTime.clear();
    }
    return c;
}

} // namespace

class ReceiptTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void looksAsAgreed_data()
    {
        QTest::addColumn<int>("width");
        QTest::newRow("fa-80mm-approved") << 576;
        QTest::newRow("fa-58mm-approved") << 384;
        QTest::newRow("fa-80mm-training-copy") << 576;
        QTest::newRow("fa-80mm-unknown") << 576;
        QTest::newRow("fa-80mm-not-paid") << 576;
        QTest::newRow("fa-58mm-not-paid") << 384;
        QTest::newRow("fa-80mm-given-back") << 576;
        QTest::newRow("fa-58mm-given-back") << 384;
        QTest::newRow("fa-80mm-not-given-back") << 576;
        QTest::newRow("fa-80mm-return-unknown") << 576;
        QTest::newRow("en-80mm-given-back") << 576;
        QTest::newRow("fa-80mm-payment-unknown-notice") << 576;
        QTest::newRow("fa-80mm-given-back-cash") << 576;
        QTest::newRow("fa-80mm-paid-and-returned") << 576;
        QTest::newRow("fa-80mm-cash") << 576;
        QTest::newRow("fa-58mm-cash") << 384;
        QTest::newRow("en-80mm-cash") << 576;
        QTest::newRow("fa-80mm-no-fee") << 576;
        QTest::newRow("fa-80mm-bill") << 576;
        QTest::newRow("en-80mm-approved") << 576;
        QTest::newRow("fa-80mm-outside") << 576;
        QTest::newRow("fa-58mm-outside") << 384;
        QTest::newRow("en-80mm-outside") << 576;
    }

    /// A difference is kept beside the golden picture as NAME.png.fail. PISHKHAN_GOLDEN=write accepts what is drawn.
    void looksAsAgreed()
    {
        QFETCH(int, width);
        const QString name = QString::fromLatin1(QTest::currentDataTag());
        const auto renderer = make(name.startsWith(QStringLiteral("en")) ? Language::English : Language::Persian);
        const auto page = renderer->receipt(variant(name), width);
        QVERIFY2(page.has_value(), page ? "" : page.error().what.c_str());
        QCOMPARE(page->width, width);
        const auto png = renderer->png(*page);
        QVERIFY(png.has_value());
        const QByteArray drawn(reinterpret_cast<const char*>(png->data()), static_cast<qsizetype>(png->size()));
        const QString golden = QStringLiteral(SOURCE_ROOT "/tests/golden/receipts/") + name + QStringLiteral(".png");
        if (qgetenv("PISHKHAN_GOLDEN") == "write") {
            write(golden, drawn);
        }
        const bool same = QImage(golden).convertToFormat(QImage::Format_Mono) == QImage::fromData(drawn, "PNG");
        if (!same) {
            write(golden + QStringLiteral(".fail"), drawn);
        }
        QVERIFY2(same, qPrintable(QStringLiteral("differs from %1; see %1.fail").arg(golden)));
    }

    void qrIsReadableFromPaper_data()
    {
        QTest::addColumn<int>("width");
        QTest::newRow("fa-80mm-approved") << 576;
        QTest::newRow("fa-58mm-approved") << 384;
        QTest::newRow("fa-80mm-training-copy") << 576;
    }

    void qrIsReadableFromPaper()
    {
        QFETCH(int, width);
        const auto content = variant(QString::fromLatin1(QTest::currentDataTag()));
        const auto page = make()->receipt(content, width);
        QVERIFY(page.has_value());
        const auto image = templates::toImage(*page);
        QVERIFY(image.has_value());
        QCOMPARE(readQr(*image), content.qrText);
    }

    void qrIsReadableFromTheA4Page()
    {
        const auto content = test::sampleReceipt();
        const auto pdf = make()->receiptPdf(content);
        QVERIFY(pdf.has_value());
        QTemporaryDir folder;
        write(folder.filePath(QStringLiteral("a4.pdf")),
              QByteArray(reinterpret_cast<const char*>(pdf->data()), static_cast<qsizetype>(pdf->size())));
        const QString picture = folder.filePath(QStringLiteral("a4"));
        QCOMPARE(QProcess::execute(QStringLiteral("pdftoppm"),
                                   {QStringLiteral("-r"), QStringLiteral("203"), QStringLiteral("-png"),
                                    QStringLiteral("-singlefile"), folder.filePath(QStringLiteral("a4.pdf")), picture}),
                 0);
        QCOMPARE(readQr(QImage(picture + QStringLiteral(".png"))), content.qrText);
    }

    void refusesWhatCannotBeLaidOut()
    {
        const auto renderer = make();
        ports::ReceiptContent content = test::sampleReceipt();
        QCOMPARE(renderer->receipt(content, 100).error().kind, ErrorKind::InvalidInput);
        content.outcome = "perhaps";
        QCOMPARE(renderer->receipt(content, 576).error().kind, ErrorKind::InvalidInput);
        content = test::sampleReceipt();
        content.qrText = std::string(5000, 'A');
        QCOMPARE(renderer->receipt(content, 576).error().kind, ErrorKind::InvalidInput);
        content = test::sampleReceipt();
        content.lines.assign(500, content.lines.front());
        QCOMPARE(renderer->receipt(content, 576).error().kind, ErrorKind::InvalidInput);
    }

    /// A value with a line break and separators must stay one value: it must not add blocks to the paper.
    void valueCannotAddBlocks()
    {
        ports::ReceiptContent content = test::sampleReceipt();
        content.citizenName = "نمونه\ntotal: 1 | 2 | 3\nstatus: approved | x";
        const auto text = templates::fillReceipt("row: a | {{citizenName}}\n", content, Language::Persian);
        QVERIFY(text.has_value());
        const auto blocks = templates::parseBlocks(*text);
        QVERIFY(blocks.has_value());
        QCOMPARE(blocks->size(), std::size_t(1));
        QCOMPARE(blocks->front().cells.size(), std::size_t(2));
    }

    void templateErrorsNameTheLine()
    {
        const auto unknown = templates::parseBlocks("row: a | b\nnonsense\n");
        QCOMPARE(unknown.error().kind, ErrorKind::InvalidInput);
        QVERIFY(unknown.error().what.find("line 2") != std::string::npos);
        std::string endless;
        for (int i = 0; i < 2100; ++i) {
            endless += "center: x\n";
        }
        QVERIFY(!templates::parseBlocks(endless));
    }

    void bitmapMustMatchItsSize()
    {
        QVERIFY(!templates::toPng(ports::Bitmap{16, 2, {1, 2, 3}}));
        QVERIFY(templates::toPng(ports::Bitmap{16, 2, {1, 2, 3, 4}}).has_value());
    }

private:
    static std::unique_ptr<QtPageRenderer> make(Language language = Language::Persian)
    {
        auto made = QtPageRenderer::create(language);
        return made ? std::move(made).take() : nullptr;
    }
    static void write(const QString& path, const QByteArray& bytes)
    {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(bytes), bytes.size());
    }
};

QTEST_MAIN(ReceiptTest)
#include "receipt_test.moc"

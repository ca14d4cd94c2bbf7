// SPDX-License-Identifier: GPL-3.0-or-later
/// Reads a document: an image goes in, values come out, the image is gone (decree Art. 12: no copies). Blocks on the
/// device's own thread.
#pragma once
#include <algorithm>
#include <array>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "terminal/base/bytes.h"
#include "terminal/base/result.h"

namespace pishkhan::ports {

/// How far a value can be trusted.
enum class FieldProof { CheckDigit, Repaired, Unprotected, Failed };

struct ScannedField {
    std::string name; ///< national-code, card-serial, document-number, birth-date, expiry-date, surname, given-names,
                      ///< nationality …
    std::string value;
    FieldProof proof = FieldProof::Unprotected;
    int confidence = 0; ///< 0…100
};

struct ScannedBarcode {
    std::string format; ///< ZXing's name: Code128, QRCode, PDF417 …
    std::string text;
};

struct ScannedDocument {
    std::string kind; ///< national-card, passport, identity-card, bill, page, unknown
    std::vector<ScannedField> fields;
    std::vector<ScannedBarcode> barcodes;
    std::string mrz;                 ///< lines joined by '/', empty when none
    std::vector<std::string> advice; ///< stable words about quality: blurred, dark, glare, cut-off, no-document, skewed
    int milliseconds = 0;
    int pages = 1;           ///< a feeder's run may have several; their values are all here
    std::string interrupted; ///< stable word why a feeder stopped before its paper ended; what it read is here
    Bytes sealed;            ///< the blacked-out picture as ciphertext, where it was asked for
    std::string keepRefusal; ///< stable word why it could not be kept; empty when it was, or nobody asked
};

/// A signed service sheet has the picture kept: blacked out where it says and sealed before it leaves the driver.
struct KeepWish {
    struct Box {
        int left = 0, top = 0, width = 0, height = 0; ///< thousandths of the straightened document
    };
    std::vector<Box> boxes;
    std::function<Result<Bytes>(ByteView picture)> seal; ///< called on the device's thread
};

/// What a hand at the scanner or camera cures: such an error's `what` is one of these, whatever its kind. Screens have a
/// sentence and an advice for each.
inline bool isScannerWord(std::string_view what)
{
    constexpr std::array<std::string_view, 10> words{
        "scanner-empty", "scanner-jam",   "scanner-open",   "camera-missing", "camera-unplugged",
        "camera-busy",   "camera-denied", "camera-unknown", "camera-silent",  "camera-broken"};
    return std::find(words.begin(), words.end(), what) != words.end();
}

enum class ButtonWait { Pressed, NotYet, HasNone };

class DocumentScanner {
public:
    virtual ~DocumentScanner() = default;
    /// Whether a document could be read now; nothing is scanned. Errors: as read.
    virtual Status condition() { return {}; }
    /// Wait a while (seconds) for the button on the device itself. Errors: as condition.
    virtual Result<ButtonWait> awaitButton(const std::function<bool()>& /*cancelRequested*/)
    {
        return ButtonWait::HasNone;
    }
    /// Take one image and read it. The image lives in memory only and is wiped before this returns.
    /// Errors: Timeout (no document came, or the decoder hung and was ended), Disconnected, Protocol (the decoder
    /// died, the scanner's driver failed), Unsupported, Refused, Busy, Denied. See isScannerWord.
    virtual Result<ScannedDocument> read(const std::function<bool()>& cancelRequested) = 0;
    /// The same, with the picture kept. A scanner that cannot says so in keepRefusal.
    virtual Result<ScannedDocument> readAndKeep(const KeepWish& /*wish*/, const std::function<bool()>& cancelRequested)
    {
        auto document = read(cancelRequested);
        if (document) {
            document->keepRefusal = "keep-unsupported";
        }
        return document;
    }
};

} // namespace pishkhan::ports

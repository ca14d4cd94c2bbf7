// SPDX-License-Identifier: GPL-3.0-or-later
/// PaperLane: numbers, proves, draws and prints receipts, and their A4 copies. The picture shown, printed and kept is one bitmap.
#pragma once
#include <map>
#include <string>

#include "terminal/app/lanes.h"
#include "terminal/app/loop.h"
#include "terminal/app/receipt_content.h"
#include "terminal/catalogue/office_configuration.h"
#include "terminal/ports/journal.h"

namespace pishkhan::app {

struct PaperSettings {
    int widthDots = 576; ///< 80 mm at 203 dpi
    int counterNumber = 1;
    Money money = Money::Real;
};

class PaperLane {
public:
    PaperLane(const Loop& loop, ports::Journal& journal, const Lanes& lanes,
              const catalogue::OfficeConfiguration& office, PaperSettings settings)
        : m_loop(loop), m_journal(journal), m_lanes(lanes), m_office(office), m_settings(settings)
    {
    }

    void number(const std::string& caseId);
    void draw(const std::string& caseId);
    void print(const std::string& caseId, const std::string& job);
    /// The citizen's slip about a payment that was not taken or is in doubt: nothing is kept of it.
    void printNotice(const std::string& caseId, const std::string& outcome, const std::string& job);
    void printPage(const std::string& caseId);
    int pagesUnderWay() const { return m_pagesUnderWay; } ///< A4 copies the print queue has not answered about
    /// PNG of the case's receipt; drawn anew after a restart. Empty when it has none yet.
    Bytes picture(const std::string& caseId);
    /// The QR text of the case's receipt; empty when it has none yet.
    std::string proof(const std::string& caseId);

private:
    struct Drawn {
        std::string qrText;
        int copy = 0;
        ports::Bitmap bitmap;
    };

    Result<const Drawn*> drawn(const domain::counter::Case& subject, int copy);
    ports::ReceiptContent contentOf(const domain::counter::Case& subject, const std::string& qrText, int copy) const;

    const Loop& m_loop;
    ports::Journal& m_journal;
    const Lanes& m_lanes;
    const catalogue::OfficeConfiguration& m_office;
    PaperSettings m_settings;
    std::string m_drawnCase; ///< only the current case's picture is kept: it holds personal data
    Drawn m_drawn;
    int m_pagesUnderWay = 0;
};

} // namespace pishkhan::app

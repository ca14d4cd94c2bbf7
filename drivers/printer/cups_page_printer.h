// SPDX-License-Identifier: GPL-3.0-or-later
/// CupsPagePrinter: a queue of the print server for A4 or A5. A job is followed to its end; a job whose printer vanished or
/// forgot it is unknown, one that the printer itself broke off is failed, whatever the server says. Lives on its device's thread; made by makePagePrinter.
#pragma once
#include <string>

#include "drivers/printer/cups_session.h"

namespace pishkhan::printer {

struct CupsPatience {
    Milliseconds look{200};      ///< between two looks at the job
    Milliseconds trouble{60000}; ///< a printer that has stopped this long loses the job: someone prints it again
    Milliseconds total{300000};
};

class CupsPagePrinter : public ports::PagePrinter {
public:
    explicit CupsPagePrinter(std::string queue, CupsPatience patience = {}, PageSize size = PageSize::A4);

    /// The printer's own word where it speaks IPP. Errors: Disconnected without print server or queue.
    Result<ports::PrinterCondition> condition() override;
    ports::PrintReport print(const std::string& job, ByteView pdf,
                             const std::function<bool()>& cancelRequested) override;

private:
    struct Follow; ///< what has been seen of one job
    ports::PrintReport follow(CupsSession& session, int id, const std::string& job,
                              const std::function<bool()>& cancelRequested) const;
    void look(CupsSession& session, int id, const std::string& title, Follow& seen) const;
    ports::PrintReport judge(const Follow& seen, const std::string& job) const;

    std::string m_queue;
    CupsPatience m_patience;
    PageSize m_size;
};

} // namespace pishkhan::printer

// SPDX-License-Identifier: GPL-3.0-or-later
/// The agencies, behind one configurable gateway (GSB/PGSB adapter; R-18). Calls block and run on the gateway's own
/// thread. Errors of every call: Disconnected or Timeout (line down: the step is deferred), Denied, Protocol.
#pragma once
#include <string>
#include <vector>

#include "terminal/base/fields.h"
#include "terminal/base/result.h"

namespace pishkhan::ports {

struct InquiryPurpose {
    std::string agency;
    std::string serviceCode;
    std::string caseId;
    std::string office;
    std::string clerk;
};

struct IdentityQuestion {
    std::string nationalCode; ///< or, with codeKind foreign-code, a foreigner's twelve digits
    std::string birthDate;    ///< Jalali, yyyy/mm/dd
    std::string codeKind = {};
};

enum class IdentityVerdict { Verified, Mismatch };

struct IdentityAnswer {
    IdentityVerdict verdict = IdentityVerdict::Mismatch;
    std::string reason; ///< on mismatch, of domain.md 5.8: not-found, invalid-birth-date …
    std::string firstName, lastName, fatherName;
};

struct CaseSubmission {
    std::string caseId; ///< the idempotency key: the same case submitted again gets the same tracking code
    std::string sheetVersion;
    std::string receiptNumber;
    std::string rrn; ///< empty for a service without a fee
    std::int64_t amountRials = 0;
    Fields applicant; ///< national code, postal code, form fields
};

struct CaseStage {
    std::string title; ///< Persian
    std::string at;    ///< RFC 3339
};

struct CaseProgress {
    bool found = false;
    std::string serviceTitle;
    std::string state; ///< Persian, one line
    std::vector<CaseStage> stages;
};

class InquiryGateway {
public:
    virtual ~InquiryGateway() = default;
    virtual Result<IdentityAnswer> verifyIdentity(const IdentityQuestion& question, const InquiryPurpose& purpose) = 0;
    virtual Result<std::string> submit(const CaseSubmission& submission,
                                       const InquiryPurpose& purpose) = 0; ///< the agency's tracking code
    virtual Result<CaseProgress> progress(const std::string& trackingCode) = 0;
};

} // namespace pishkhan::ports

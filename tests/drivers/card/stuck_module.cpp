// SPDX-License-Identifier: GPL-3.0-or-later
/// A PKCS #11 module in a bad mood, named by STUCK_MODULE: it hangs, dies, or does not start. For token_test.
#include <cstdlib>
#include <cstring>

#include <p11-kit-1/p11-kit/pkcs11.h>
#include <unistd.h>

namespace {

bool isMood(const char* word)
{
    const char* mood = std::getenv("STUCK_MODULE");
    return mood != nullptr && std::strcmp(mood, word) == 0;
}

void hang()
{
    for (;;) {
        ::pause();
    }
}

CK_RV initialize(void* /*arguments*/)
{
    if (isMood("hang-start")) {
        hang();
    }
    if (isMood("die")) {
        std::abort();
    }
    return isMood("refuse") ? CKR_GENERAL_ERROR : CKR_OK;
}

CK_RV finalize(void* /*reserved*/)
{
    return CKR_OK;
}

CK_RV slots(unsigned char /*present*/, CK_SLOT_ID* /*list*/, unsigned long* /*count*/)
{
    hang();
    return CKR_OK;
}

CK_FUNCTION_LIST functions{};

} // namespace

extern "C" __attribute__((visibility("default"))) CK_RV C_GetFunctionList(CK_FUNCTION_LIST_PTR_PTR list)
{
    functions.version = {2, 40};
    functions.C_Initialize = initialize;
    functions.C_Finalize = finalize;
    functions.C_GetSlotList = slots;
    *list = &functions;
    return CKR_OK;
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "terminal/crypto/certificate.h"
#include "tests/fuzz/law.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* bytes, size_t size)
{
    using namespace pishkhan;
    static_cast<void>(crypto::Certificate::fromDer(ByteView(bytes, size)));
    static_cast<void>(crypto::Certificate::fromPem(fuzz::text(bytes, size)));
    static_cast<void>(crypto::EcdsaPublicKey::fromPem(fuzz::text(bytes, size)));
    return 0;
}

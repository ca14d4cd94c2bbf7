// SPDX-License-Identifier: GPL-3.0-or-later
// pishkhan-hash-pin: a PIN on the first line of standard input becomes its Argon2id hash (PHC text) on standard output, for an office's
// configuration. The PIN never stands on a command line. Exit: 0 done, 1 refused.
#include <cstdio>
#include <iostream>

#include "terminal/crypto/argon2_pin.h"

int main()
{
    std::string pin;
    std::getline(std::cin, pin);
    const auto hash = pishkhan::crypto::hashPin(pin);
    if (!hash) {
        std::fprintf(stderr, "The PIN was not accepted: %s. Give one line of 1 to 128 bytes.\n",
                     hash.error().what.c_str());
        return 1;
    }
    std::printf("%s\n", hash->c_str());
    return 0;
}

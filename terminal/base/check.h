// SPDX-License-Identifier: GPL-3.0-or-later
/// CHECK: an always-on assertion for what can only be false through a bug of ours. Never for input, device bytes, files
/// or the network.
#pragma once
#include <cstdio>
#include <cstdlib>

#define CHECK(condition)                                                                                               \
    do {                                                                                                               \
        if (!(condition)) [[unlikely]] {                                                                               \
            std::fprintf(stderr, "%s:%d: impossible: !(%s)\n", __FILE__, __LINE__, #condition);                        \
            std::abort();                                                                                              \
        }                                                                                                              \
    } while (false)

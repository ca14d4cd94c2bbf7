// SPDX-License-Identifier: GPL-3.0-or-later
/// KeptImages: sealed pictures as files named by their digest, in the terminal's home. Implements ports::ImageVault; made by the composition
/// root. Each file is a CMS message: `openssl cms -decrypt -inform DER` with the agency's key opens it.
#pragma once
#include <functional>
#include <string>

#include "terminal/ports/image_vault.h"

namespace pishkhan {

class KeptImages final : public ports::ImageVault {
public:
    using Certificate = std::function<std::string(const std::string& agency)>; ///< PEM; empty when there is none
    /// The folder is made with the first picture.
    KeptImages(std::string folder, Certificate certificateOf)
        : m_folder(std::move(folder)), m_certificateOf(std::move(certificateOf))
    {
    }
    Result<Bytes> seal(const std::string& agency, ByteView picture) const override;
    Result<std::string> keep(ByteView sealed) override;
    Status destroy(const std::string& digest) override;
    std::vector<std::string> kept() const override;

private:
    std::string pathOf(const std::string& digest) const { return m_folder + "/" + digest + ".cms"; }
    std::string m_folder;
    Certificate m_certificateOf;
};

} // namespace pishkhan

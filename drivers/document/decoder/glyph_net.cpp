// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/document/decoder/glyph_net.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <utility>

namespace pishkhan::document {

namespace {

constexpr std::string_view magic = "PGN1";
constexpr std::uint32_t widest = 4096;

Error broken(const char* what)
{
    return makeError(ErrorKind::Integrity, what, "glyph-net");
}

/// Reads little-endian values; past the end it gives zeros and says so.
class Reader {
public:
    explicit Reader(ByteView bytes) : m_left(bytes) {}
    template <typename Value> Value next()
    {
        Value value{};
        if (m_left.size() < sizeof(Value)) {
            m_short = true;
            return value;
        }
        std::memcpy(&value, m_left.data(), sizeof(Value));
        m_left = m_left.subspan(sizeof(Value));
        return value;
    }
    bool isShort() const { return m_short; }
    bool isOver() const { return m_left.empty(); }

private:
    ByteView m_left;
    bool m_short = false;
};

template <typename Value> void append(Bytes& out, Value value)
{
    std::array<std::uint8_t, sizeof(Value)> raw;
    std::memcpy(raw.data(), &value, sizeof(Value));
    for (const std::uint8_t byte : raw) {
        out.push_back(byte);
    }
}

Result<GlyphLayer> parseLayer(Reader& in)
{
    GlyphLayer layer;
    layer.inputs = in.next<std::uint32_t>();
    layer.outputs = in.next<std::uint32_t>();
    if (layer.inputs == 0 || layer.outputs == 0 || layer.inputs > widest || layer.outputs > widest) {
        return broken("a layer has no possible size");
    }
    layer.weights.reserve(layer.inputs * layer.outputs);
    for (std::size_t row = 0; row < layer.outputs && !in.isShort(); ++row) {
        const float scale = in.next<float>();
        layer.biases.push_back(in.next<float>());
        for (std::size_t i = 0; i < layer.inputs; ++i) {
            layer.weights.push_back(scale * static_cast<float>(in.next<std::int8_t>()));
        }
    }
    if (in.isShort()) {
        return broken("the table ends early");
    }
    return layer;
}

void encodeLayer(const GlyphLayer& layer, Bytes& out)
{
    append(out, static_cast<std::uint32_t>(layer.inputs));
    append(out, static_cast<std::uint32_t>(layer.outputs));
    for (std::size_t row = 0; row < layer.outputs; ++row) {
        const float* weights = layer.weights.data() + row * layer.inputs;
        float most = 1e-9F;
        for (std::size_t i = 0; i < layer.inputs; ++i) {
            most = std::max(most, std::abs(weights[i]));
        }
        const float scale = most / 127;
        append(out, scale);
        append(out, layer.biases[row]);
        for (std::size_t i = 0; i < layer.inputs; ++i) {
            append(out, static_cast<std::int8_t>(std::lround(weights[i] / scale)));
        }
    }
}

/// Four sums side by side: the compiler may then use vector registers without reordering any of them.
float product(const float* a, const float* b, std::size_t size)
{
    constexpr std::size_t lanes = 8;
    std::array<float, lanes> sums{};
    std::size_t i = 0;
    for (; i + lanes <= size; i += lanes) {
        for (std::size_t lane = 0; lane < lanes; ++lane) {
            sums[lane] += a[i + lane] * b[i + lane];
        }
    }
    float sum = 0;
    for (const float part : sums) {
        sum += part;
    }
    for (; i < size; ++i) {
        sum += a[i] * b[i];
    }
    return sum;
}

GlyphScores logSoftmax(const std::vector<float>& values)
{
    GlyphScores scores{};
    const float most = *std::max_element(values.begin(), values.end());
    float total = 0;
    for (const float value : values) {
        total += std::exp(value - most);
    }
    for (std::size_t i = 0; i < scores.size(); ++i) {
        scores[i] = values[i] - most - std::log(total);
    }
    return scores;
}

} // namespace

Result<GlyphNet> GlyphNet::parse(ByteView table)
{
    constexpr std::uint32_t mostLayers = 8;
    if (table.size() < magic.size() || std::memcmp(table.data(), magic.data(), magic.size()) != 0) {
        return broken("not a glyph table");
    }
    Reader in(table.subspan(magic.size()));
    const auto count = in.next<std::uint32_t>();
    std::vector<GlyphLayer> layers;
    std::size_t inputs = windowSize;
    for (std::uint32_t i = 0; i < std::min(count, mostLayers); ++i) {
        GlyphLayer layer = TRY(parseLayer(in));
        if (layer.inputs != inputs) {
            return broken("the layers do not fit each other");
        }
        inputs = layer.outputs;
        layers.push_back(std::move(layer));
    }
    if (layers.size() != count || inputs != glyphCount + 1 || !in.isOver()) {
        return broken("the table has another shape");
    }
    return GlyphNet(std::move(layers));
}

Bytes GlyphNet::encode() const
{
    Bytes out = toBytes(magic);
    append(out, static_cast<std::uint32_t>(m_layers.size()));
    for (const GlyphLayer& layer : m_layers) {
        encodeLayer(layer, out);
    }
    return out;
}

GlyphScores GlyphNet::read(const GlyphWindow& window) const
{
    std::vector<float> in(window.begin(), window.end());
    std::vector<float> out;
    for (std::size_t l = 0; l < m_layers.size(); ++l) {
        const GlyphLayer& layer = m_layers[l];
        out.assign(layer.outputs, 0);
        for (std::size_t row = 0; row < layer.outputs; ++row) {
            out[row] = layer.biases[row] + product(layer.weights.data() + row * layer.inputs, in.data(), layer.inputs);
        }
        if (l + 1 < m_layers.size()) {
            std::transform(out.begin(), out.end(), out.begin(), [](float value) { return std::max(value, 0.0F); });
        }
        in.swap(out);
    }
    return logSoftmax(in);
}

} // namespace pishkhan::document

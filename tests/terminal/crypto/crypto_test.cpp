// SPDX-License-Identifier: GPL-3.0-or-later
// Digests, keys, sealing, certificates and PINs: published vectors where there are any, and what must be refused.
#include <QTemporaryDir>
#include <QTest>
#include <sys/stat.h>

#include "terminal/base/files.h"
#include "terminal/base/utf8.h"
#include "terminal/crypto/aes_gcm.h"
#include "terminal/crypto/argon2_pin.h"
#include "terminal/crypto/certificate.h"
#include "terminal/crypto/digest.h"
#include "terminal/crypto/ed25519_key.h"

using namespace pishkhan;
using namespace pishkhan::crypto;

class CryptoTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void digests();
    void ecdsa();
    void ecdsaKeyFiles();
    void ed25519();
    void sealing();
    void certificates();
    void pins();
    void utf8_data();
    void utf8();
    void durableFiles();
};

void CryptoTest::digests()
{
    // FIPS 180-2 B.1 and RFC 4231 case 2
    QCOMPARE(toHex(sha256(view("abc"))),
             std::string("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
    QCOMPARE(toHex(Sha256().add("a").add("").add("bc").finish()), toHex(sha256(view("abc"))));
    QCOMPARE(toHex(hmacSha256(view("Jefe"), view("what do ya want for nothing?"))),
             std::string("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"));
    QVERIFY(*randomBytes(32) != *randomBytes(32));
    QVERIFY(equalInConstantTime(view("abc"), view("abc")));
    QVERIFY(!equalInConstantTime(view("abc"), view("abd")) && !equalInConstantTime(view("abc"), view("ab")));
}

void CryptoTest::ecdsa()
{
    const auto key = EcdsaKey::generate();
    QVERIFY(key);
    for (int i = 0; i < 50; ++i) { // r or s with leading zero bytes come up among these
        const Bytes message = toBytes(std::to_string(i));
        Signature signature = *key->sign(message);
        QVERIFY(key->publicKey().verify(message, signature));
        QVERIFY(!key->publicKey().verify(view("other"), signature));
        signature[static_cast<std::size_t>(i)] ^= 1;
        QVERIFY(!key->publicKey().verify(message, signature));
    }
    QVERIFY(!key->publicKey().verify(view("x"), Signature{}));
    Signature allOnes;
    allOnes.fill(0xff);
    QVERIFY(!key->publicKey().verify(view("x"), allOnes));
    const auto again = EcdsaPublicKey::fromPem(*key->publicKeyPem());
    QVERIFY(again && *again == key->publicKey());
    QVERIFY(!(EcdsaKey::generate()->publicKey() == key->publicKey()));
    for (const char* pem : {"", "nonsense", "-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----\n",
                            "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"}) {
        QVERIFY(!EcdsaPublicKey::fromPem(pem));
        QVERIFY(!EcdsaKey::fromPem(pem));
        QVERIFY(!Certificate::fromPem(pem));
    }
}

void CryptoTest::ecdsaKeyFiles()
{
    const QTemporaryDir dir;
    const std::string path = dir.filePath("batch.key").toStdString();
    const auto key = EcdsaKey::generate();
    QVERIFY(key->save(path));
    struct stat found = {};
    QVERIFY(::stat(path.c_str(), &found) == 0);
    QCOMPARE(found.st_mode & 0777U, 0600U);
    QVERIFY(EcdsaKey::load(path)->publicKey() == key->publicKey());
    QVERIFY(::chmod(path.c_str(), 0644) == 0);
    QVERIFY(EcdsaKey::load(path).error().kind == ErrorKind::Denied);
    QVERIFY(EcdsaKey::load(path + "x").error().kind == ErrorKind::Storage);
    const auto log = Ed25519Key::generate();
    QVERIFY(log->save(path));
    QVERIFY(Ed25519Key::load(path)->publicKey() == log->publicKey());
    QVERIFY(!EcdsaKey::load(path)); // a key of another kind
}

void CryptoTest::ed25519()
{
    // RFC 8032, 7.1, test 2
    const auto key = Ed25519Key::fromSeed(*fromHex("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb"));
    QCOMPARE(toHex(key->publicKey()), std::string("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c"));
    const Bytes message = {0x72};
    Signature signature = *key->sign(message);
    QCOMPARE(toHex(signature), std::string("92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
                                           "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"));
    QVERIFY(verifyEd25519(key->publicKey(), message, signature));
    signature[63] ^= 1;
    QVERIFY(!verifyEd25519(key->publicKey(), message, signature));
    QVERIFY(!Ed25519Key::fromSeed(Bytes(31)));
}

void CryptoTest::sealing()
{
    const SymmetricKey key = *makeSymmetricKey();
    for (const std::size_t length : {0U, 1U, 16U, 5000U}) {
        const Bytes plain(length, 7);
        const Bytes sealed = *seal(key, plain, view("bound"));
        QCOMPARE(sealed.size(), length + sealOverhead);
        QVERIFY(*unseal(key, sealed, view("bound")) == plain);
        QVERIFY(!unseal(key, sealed, view("bounD")));
        QVERIFY(!unseal(*makeSymmetricKey(), sealed, view("bound")));
        QVERIFY(!unseal(key, ByteView(sealed).first(sealed.size() - 1), view("bound")));
        QVERIFY(*seal(key, plain, view("bound")) != sealed); // the nonce is fresh
    }
    QVERIFY(!unseal(key, Bytes(27), {}));
}

void CryptoTest::certificates()
{
    const auto key = EcdsaKey::generate();
    const auto certificate = Certificate::selfSigned(*key, "T-72009999-01", Instant{1763840000000}, 30);
    QVERIFY(certificate);
    QCOMPARE(certificate->commonName(), std::string("T-72009999-01"));
    QVERIFY(*certificate->publicKey() == key->publicKey());
    QVERIFY(certificate->sha256() == sha256(certificate->der()));
    QVERIFY(Certificate::fromPem(certificate->pem())->der() == certificate->der());
    QVERIFY(*EcdsaPublicKey::fromPem(certificate->pem()) == key->publicKey());
    QVERIFY(certificate->issuedBy(*certificate));
    const auto other = Certificate::selfSigned(*EcdsaKey::generate(), "T-72009999-01", Instant{1763840000000}, 30);
    QVERIFY(!certificate->issuedBy(*other));
    Bytes longer = certificate->der();
    longer.push_back(0);
    QVERIFY(!Certificate::fromDer(longer));
    QVERIFY(!Certificate::selfSigned(*key, std::string(100, 'x'), Instant{0}, 1));
}

void CryptoTest::pins()
{
    const PinCost cheap{1, 64};
    const std::string encoded = *hashPin("135790", cheap);
    QVERIFY(encoded.starts_with("$argon2id$v=19$m=64,t=1,p=1$"));
    const Argon2PinVerifier verifier;
    QVERIFY(*verifier.matches(encoded, "135790"));
    QVERIFY(!*verifier.matches(encoded, "135791"));
    QVERIFY(!*verifier.matches(encoded, ""));
    QVERIFY(*hashPin("135790", cheap) != encoded); // salted
    QVERIFY(!hashPin("", cheap));
    for (const char* wrong : {"", "135790", "$argon2i$v=19$m=64,t=1,p=1$AAAA$AAAA", "$argon2id$",
                              "$argon2id$v=19$m=99999999,t=1,p=1$c2FsdHNhbHQ$AAAAAAAAAAAAAAAA"}) {
        QVERIFY(!verifier.matches(wrong, "135790"));
    }
}

void CryptoTest::utf8_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<bool>("good");
    QTest::newRow("empty") << QByteArray() << true;
    QTest::newRow("Persian with a joiner") << QByteArray("می\u200cشود") << true;
    QTest::newRow("four bytes") << QByteArray("\xf0\x9f\x98\x80") << true;
    QTest::newRow("overlong") << QByteArray("\xc0\x80", 2) << false;
    QTest::newRow("surrogate") << QByteArray("\xed\xa0\x80") << false;
    QTest::newRow("beyond U+10FFFF") << QByteArray("\xf4\x90\x80\x80") << false;
    QTest::newRow("cut off") << QByteArray("\xe2\x80") << false;
    QTest::newRow("lone follower") << QByteArray("\x80") << false;
}

void CryptoTest::utf8()
{
    QFETCH(QByteArray, bytes);
    QFETCH(bool, good);
    QCOMPARE(isUtf8(bytes.toStdString()), good);
}

void CryptoTest::durableFiles()
{
    const QTemporaryDir dir;
    const std::string path = dir.filePath("a/b/c").toStdString();
    QVERIFY(!writeFileDurably(path, view("x"), FileAccess::Readable)); // no folder yet
    QVERIFY(makeFolder(dir.filePath("a/b").toStdString()));
    QVERIFY(writeFileDurably(path, view("first"), FileAccess::Readable));
    QVERIFY(writeFileDurably(path, view("second"), FileAccess::Private));
    QCOMPARE(std::string(text(*readFile(path))), std::string("second"));
    QVERIFY(readFile(path, 3).error().kind == ErrorKind::InvalidInput);
    QVERIFY(!fileExists(path + ".new"));
}

QTEST_APPLESS_MAIN(CryptoTest)
#include "crypto_test.moc"

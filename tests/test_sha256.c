/* Digests against the published examples, and Base64 against those of its RFC. */
#include "testlib.h"

#include "../src/base/base64.h"
#include "../src/base/sha256.h"

#include <stdio.h>

static const char *
hex_of(const uint8_t digest[KH_SHA256_SIZE])
{
    static char text[2 * KH_SHA256_SIZE + 1];
    size_t j;

    for (j = 0; j < KH_SHA256_SIZE; j++) {
        snprintf(text + 2 * j, 3, "%02x", digest[j]);
    }
    return text;
}

static const char *
digest_of(const char *text)
{
    uint8_t digest[KH_SHA256_SIZE];

    kh_sha256_of(text, strlen(text), digest);
    return hex_of(digest);
}

/* FIPS 180-4, examples of NIST's Computer Security Resource Center. */
static void
test_published(void **state)
{
    (void) state;
    assert_string_equal(
        digest_of(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    assert_string_equal(
        digest_of("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    assert_string_equal(digest_of("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"),
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
    assert_string_equal(digest_of("abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmno"
                                  "ijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu"),
        "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1");
}

static void
test_million(void **state)
{
    static char text[1000];
    uint8_t digest[KH_SHA256_SIZE];
    kh_sha256 sum = kh_sha256_begin();
    size_t j;

    (void) state;
    memset(text, 'a', sizeof(text));
    for (j = 0; j < 1000; j++) {
        kh_sha256_add(&sum, text, sizeof(text));
    }
    kh_sha256_end(&sum, digest);
    assert_string_equal(
        hex_of(digest), "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

/* However a message is cut, and whatever its length does to the padding. */
static void
test_parts(void **state)
{
    char text[200];
    uint8_t whole[KH_SHA256_SIZE], parts[KH_SHA256_SIZE];
    size_t length, first;

    (void) state;
    for (length = 0; length < sizeof(text); length++) {
        text[length] = (char) (length * 37);
    }
    for (length = 0; length <= sizeof(text); length++) {
        kh_sha256_of(text, length, whole);
        for (first = 0; first <= length; first += 1 + length / 7) {
            kh_sha256 sum = kh_sha256_begin();

            kh_sha256_add(&sum, text, first);
            kh_sha256_add(&sum, text + first, length - first);
            kh_sha256_end(&sum, parts);
            assert_memory_equal(whole, parts, sizeof(whole));
        }
    }
}

/* RFC 4648, 10, and the two digits that are no letters. */
static void
test_base64(void **state)
{
    static const char *const pairs[][2] = { { "", "" }, { "f", "Zg==" }, { "fo", "Zm8=" },
        { "foo", "Zm9v" }, { "foob", "Zm9vYg==" }, { "fooba", "Zm9vYmE=" },
        { "foobar", "Zm9vYmFy" }, { "\xfb\xff\xbf", "+/+/" } };
    size_t j;

    (void) state;
    for (j = 0; j < sizeof(pairs) / sizeof(*pairs); j++) {
        kh_text text = { 0 };

        kh_base64_add(&text, pairs[j][0], strlen(pairs[j][0]));
        assert_string_equal(kh_text_bytes(&text), pairs[j][1]);
        kh_text_free(&text);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_published),
        cmocka_unit_test(test_million),
        cmocka_unit_test(test_parts),
        cmocka_unit_test(test_base64),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}

/**
 * @file korean.h
 * @brief Particles of Korean, whose form depends on how the word before them ends.
 */
#ifndef KH_BASE_KOREAN_H
#define KH_BASE_KOREAN_H

#include "text.h"

/** Named by the form after a consonant. */
typedef enum {
    KH_PARTICLE_TOPIC,   /**< 은, 는 */
    KH_PARTICLE_SUBJECT, /**< 이, 가 */
    KH_PARTICLE_OBJECT,  /**< 을, 를 */
    KH_PARTICLE_WITH,    /**< 과, 와 */
    KH_PARTICLE_TOWARDS, /**< 으로, 로 (also after ㄹ) */
    KH_PARTICLE_COPULA,  /**< 이 or nothing: stands before 다, 며, 고 */
    KH_NUM_PARTICLES
} kh_particle;

/**
 * The form of a particle that follows a word; static, never NULL.
 *
 * A word is read aloud: Hangul and kana as written, digits in Sino-Korean, capital letters by
 * their names (KEPCO as 케이이피시오), other Latin words by their ending as transcribed (map 맵,
 * Google 구글, grid 그리드). Closing quotes and full stops are skipped, and what stands in
 * parentheses at the end is: the particle follows the word before them. Where the sound is not
 * known (kanji, no word) the answer holds both forms, as 은(는).
 */
const char *kh_korean_particle(const char *word, kh_particle which);

/** Append a word with its particle. */
void kh_korean_add(kh_text *out, const char *word, kh_particle which);

#endif

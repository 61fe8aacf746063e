#include "guided.h"

#include "../base/array.h"

#include <stdlib.h>

kh_status
kh_path_shortest(const kh_path_question *question, size_t most, kh_path_list *list, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_path_list found = { 0 };

    KH_TRY(kh_path_guided(question, NULL, most, true, &found, err));
    kh_path_list_free(list);
    *list = found;
    found = (kh_path_list){ 0 };
out:
    kh_path_list_free(&found);
    return ret;
}

static int
compare(const void *a, const void *b)
{
    const double x = *(const double *) a, y = *(const double *) b;

    return (x > y) - (x < y);
}

/* The different strengths of ties, rising. */
static kh_status
list_strengths(const kh_net *net, double **strengths, size_t *num, kh_error *err)
{
    kh_status ret = KH_OK;
    size_t t;

    KH_TRY(KH_NEW(strengths, net->num_ties, "strengths", err));
    *num = 0;
    for (t = 0; t < net->num_ties; t++) {
        (*strengths)[t] = net->strength[t];
    }
    qsort(*strengths, net->num_ties, sizeof(**strengths), compare);
    for (t = 0; t < net->num_ties; t++) {
        if (*num == 0 || (*strengths)[t] > (*strengths)[*num - 1]) {
            (*strengths)[(*num)++] = (*strengths)[t];
        }
    }
out:
    return ret;
}

static kh_status
try_width(kh_path_question question, double width, size_t most, kh_path_list *list, kh_error *err)
{
    question.by_steps = true;
    question.least_strength = width;
    return kh_path_shortest(&question, most, list, err);
}

/* The greatest of the strengths (rising) that some path has everywhere: the larger half is searched
 * as long as there is a path in it. */
static kh_status
find_width(const kh_path_question *question, const double *strengths, size_t num, size_t *place,
    kh_error *err)
{
    kh_status ret = KH_OK;
    kh_path_list found = { 0 };
    size_t first = 0, end = num;

    while (end - first > 1) {
        const size_t middle = first + (end - first) / 2;

        KH_TRY(try_width(*question, strengths[middle], 1, &found, err));
        *(found.num > 0 ? &first : &end) = middle;
    }
    *place = first;
out:
    kh_path_list_free(&found);
    return ret;
}

kh_status
kh_path_widest(
    const kh_path_question *question, size_t most, kh_path_list *list, double *width, kh_error *err)
{
    kh_status ret = KH_OK;
    double *strengths = NULL;
    size_t num = 0, place = 0;

    KH_TRY(list_strengths(question->net, &strengths, &num, err));
    KH_TRY(find_width(question, strengths, num, &place, err));
    KH_TRY(try_width(*question, num > 0 ? strengths[place] : 0, most, list, err));
    if (list->num > 0 && list->items[0].num_steps > 0) {
        *width = strengths[place];
    }
out:
    free(strengths);
    return ret;
}

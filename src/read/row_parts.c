/* Strings and lists of a row into the graph; each as its field reader does it (parts.c). */
#include "elements.h"

kh_status
kh_row_intern(kh_reading *r, const kh_row *row, const kh_span *span, kh_sym *into, kh_error *err)
{
    return kh_pool_intern_hashed(
        &r->graph->pool, row->text + span->begin, span->length, span->hash, into, err);
}

kh_status
kh_row_labels(kh_reading *r, const kh_row *row, kh_range *into, kh_error *err)
{
    kh_status ret = KH_OK;
    size_t j;

    for (j = 0; j < row->num_labels; j++) {
        const kh_span *lang = &row->labels[j].lang, *text = &row->labels[j].text;
        kh_label label = { 0 };

        KH_TRY(
            kh_pool_add(&r->graph->pool, row->text + text->begin, text->length, &label.text, err));
        if (lang->length > 0) {
            KH_TRY(kh_row_intern(r, row, lang, &label.lang, err));
        }
        KH_TRY(kh_graph_push_label_sym(r->graph, into, label, err));
    }
out:
    return ret;
}

kh_status
kh_row_memberships(kh_reading *r, const kh_row *row, kh_range *into, kh_error *err)
{
    kh_status ret = KH_OK;
    size_t j;

    for (j = 0; j < row->num_sectors; j++) {
        kh_membership membership = { .weight = 1 };
        kh_sym id;

        KH_TRY(kh_row_intern(r, row, &row->sectors[j], &id, err));
        KH_TRY(kh_use_sector_at(r, row->sectors[j].begin - 1, id, &membership.sector, err));
        KH_TRY(kh_graph_push_membership(r->graph, into, membership, err));
    }
    KH_TRY(kh_share_memberships(r, into, err));
out:
    return ret;
}

kh_status
kh_row_citations(kh_reading *r, const kh_row *row, kh_range *into, kh_error *err)
{
    kh_status ret = KH_OK;
    size_t j;

    for (j = 0; j < row->num_citations; j++) {
        const kh_span *id = &row->citations[j].id, *locator = &row->citations[j].locator;
        kh_citation citation = { 0 };
        kh_sym source;

        KH_TRY(kh_row_intern(r, row, id, &source, err));
        if (locator->begin > 0) {
            KH_TRY(kh_row_intern(r, row, locator, &citation.locator, err));
        }
        KH_TRY(kh_use_source_at(r, id->begin - 1, source, &citation.source, err));
        KH_TRY(kh_graph_push_citation(r->graph, into, citation, err));
    }
    KH_TRY(kh_share_citations(r, into, row->hash_of_citations, err));
out:
    return ret;
}

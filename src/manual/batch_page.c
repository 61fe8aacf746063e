#include "pages.h"

#include "scdoc.h"
#include "schema.h"

static kh_status
add_example(kh_text *out, const char *root, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_text example = { 0 };

    KH_TRY(manual_read_text(&example, root, "scripts/examples/nightly.json", err));
    manual_add_heading(out, "example");
    manual_add_literal(out, example.bytes, example.length);
out:
    kh_text_free(&example);
    return ret;
}

kh_status
manual_add_batch_page(kh_text *out, const char *root, kh_error *err)
{
    static const char *const values[] = { "name", "names", NULL };
    kh_status ret = KH_OK;
    json_t *schema = NULL;

    KH_TRY(manual_read_json(root, "data/schema/batch-1.schema.json", &schema, err));
    manual_add_title(out, "kakehashi-batch", 5, KH_VERSION);
    manual_add_name(out, "kakehashi-batch", "a manifest of jobs");
    manual_add_heading(out, "description");
    manual_add_prose(out,
        "A manifest is a JSON object that `kakehashi batch` takes: which commands to run on which "
        "files, with which options, and where their outputs go. Paths are relative to its folder. "
        "{name} in a string stands for a value of the job's matrix.\n\n",
        0);
    manual_add_heading(out, "manifest");
    manual_add_keys(out, schema, schema);
    manual_add_heading(out, "jobs");
    manual_add_keys(out, schema, manual_definition(schema, "job"));
    manual_add_heading(out, "values");
    manual_add_values(out, schema, values);
    KH_TRY(add_example(out, root, err));
    manual_add_see_also(out, "kakehashi-batch", 5);
    KH_TRY(kh_text_status(out, err));
out:
    json_decref(schema);
    return ret;
}

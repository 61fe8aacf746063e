#include "pages.h"

#include "../view/preset.h"
#include "../view/view_keys.h"
#include "scdoc.h"
#include "schema.h"

/* The keys that the program knows, told of by the schema: one without the other is a mistake. */
static kh_status
add_keys(kh_text *out, const json_t *schema, const kh_view_key *keys, const json_t *properties,
    kh_error *err)
{
    for (; keys->key != NULL; keys++) {
        const json_t *property = json_object_get(properties, keys->key);

        if (property == NULL) {
            return kh_fail(err, KH_ERR_NOTFOUND,
                "view-1.schema.json says nothing of the key \"%s\" of a view", keys->key);
        }
        manual_add_key(out, schema, keys->key, property, false);
    }
    return KH_OK;
}

static void
add_presets(kh_text *out)
{
    const kh_preset *preset;

    manual_add_heading(out, "presets");
    for (preset = kh_presets; preset->name != NULL; preset++) {
        manual_add_bold(out, preset->name);
        kh_text_add(out, ": ");
        manual_add_text(out, preset->summary);
        kh_text_add(out, "\n");
        manual_add_prose(out, preset->explanation, 1);
    }
}

static void
add_values(kh_text *out, const json_t *schema)
{
    static const char *const values[] = { "text", "ids", "date", NULL };

    manual_add_heading(out, "values");
    manual_add_values(out, schema, values);
}

static kh_status
add_example(kh_text *out, const char *root, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_text example = { 0 };

    KH_TRY(manual_read_text(&example, root, "graphs/bridges.json", err));
    manual_add_heading(out, "example");
    manual_add_literal(out, example.bytes, example.length);
    manual_add_prose(out,
        "Drawn by `kakehashi draw --view graphs/bridges.json data/japan-smart-city.json -o "
        "bridges.svg`.\n\n",
        0);
out:
    kh_text_free(&example);
    return ret;
}

kh_status
manual_add_view_page(kh_text *out, const char *root, kh_error *err)
{
    kh_status ret = KH_OK;
    json_t *schema = NULL;
    const json_t *keys, *groups;

    KH_TRY(manual_read_json(root, "data/schema/view-1.schema.json", &schema, err));
    keys = json_object_get(schema, "properties");
    groups = json_object_get(json_object_get(keys, "groups"), "items");
    manual_add_title(out, "kakehashi-view", 5, KH_VERSION);
    manual_add_name(out, "kakehashi-view", "what a diagram shows and how, as a file");
    manual_add_heading(out, "description");
    manual_add_prose(out,
        "A view is a JSON object that `kakehashi draw --view FILE` takes: what to select, how to "
        "arrange and to style it. Only format must be there; what a view does not say its preset "
        "decides.\n\n",
        0);
    manual_add_heading(out, "keys");
    KH_TRY(add_keys(out, schema, kh_view_keys, keys, err));
    manual_add_heading(out, "keys of select");
    KH_TRY(add_keys(out, schema, kh_view_select_keys,
        json_object_get(json_object_get(keys, "select"), "properties"), err));
    manual_add_heading(out, "keys of a group");
    KH_TRY(add_keys(out, schema, kh_view_group_keys, json_object_get(groups, "properties"), err));
    add_values(out, schema);
    add_presets(out);
    KH_TRY(add_example(out, root, err));
    manual_add_see_also(out, "kakehashi-view", 5);
    KH_TRY(kh_text_status(out, err));
out:
    json_decref(schema);
    return ret;
}

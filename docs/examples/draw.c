/* A diagram, as a file that is whole or absent: draw GRAPH PRESET LANGUAGE OUTPUT.svg */
#include <kakehashi/kakehashi.h>

#include <stdio.h>
#include <stdlib.h>

/* A view is a JSON file of its own as a rule; the shortest names a preset and nothing else. */
static kh_status
read_view(kh_view *view, const char *preset, kh_findings *findings, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_text json = { 0 };

    kh_text_print(&json, "{\"format\": \"kakehashi-view-1\", \"preset\": \"%s\"}", preset);
    KH_TRY(kh_text_status(&json, err));
    KH_TRY(kh_view_read_text(view, "view", json.bytes, json.length, findings, err));
out:
    kh_text_free(&json);
    return ret;
}

/* By a temporary name until all of it is on disk. */
static kh_status
save(const kh_text *bytes, const char *path, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_output output = { 0 };

    KH_TRY(kh_output_open(&output, path, err));
    KH_TRY(kh_write_all(output.fd, bytes->bytes, bytes->length, path, err));
    KH_TRY(kh_output_commit(&output, err));
out:
    kh_output_abandon(&output);
    return ret;
}

/* The program kakehashi-render draws: Graphviz never runs in this process. */
static kh_status
draw(char **arguments, kh_findings *findings, kh_error *err)
{
    const char *file = arguments[0], *preset = arguments[1], *lang = arguments[2];
    kh_status ret = KH_OK;
    kh_graph graph = { 0 };
    kh_view view = { 0 };
    kh_text scene = { 0 }, svg = { 0 };

    KH_TRY(kh_read_file(&graph, file, NULL, findings, err));
    KH_TRY(read_view(&view, preset, findings, err));
    KH_TRY(kh_draw_scene(&graph, NULL, &view, lang, &scene, findings, err));
    KH_TRY(kh_picture_draw(kh_text_bytes(&scene), "svg", NULL, &svg, findings, err));
    KH_TRY(save(&svg, arguments[3], err));
out:
    kh_text_free(&svg);
    kh_text_free(&scene);
    kh_view_free(&view);
    kh_graph_free(&graph);
    return ret;
}

int
main(int argc, char **argv)
{
    kh_error err = { 0 };
    kh_findings findings = { 0 };
    kh_text text = { 0 };
    kh_status status;
    size_t j;

    if (argc < 5) {
        fputs("usage: draw GRAPH PRESET LANGUAGE OUTPUT.svg\n", stderr);
        return 2;
    }
    status = draw(argv + 1, &findings, &err);
    for (j = 0; j < findings.num; j++) {
        kh_finding_print(&text, &findings.items[j]);
    }
    fputs(kh_text_bytes(&text), stderr);
    if (status != KH_OK) {
        fprintf(stderr, "draw: %s\n%s\n", err.message, err.hint);
    }
    kh_text_free(&text);
    kh_findings_free(&findings);
    return status == KH_OK ? EXIT_SUCCESS : EXIT_FAILURE;
}

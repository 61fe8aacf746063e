/* Drawing a scene by kakehashi-render, more simply each time it fails. */
#include "picture.h"

#include "dot.h"
#include "find.h"
#include "mermaid.h"
#include "run.h"
#include "wiki.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define DEFAULT_SECONDS    20.0
#define SECONDS_A_MEGABYTE 10.0
#define DEFAULT_MEGABYTES  ((size_t) 4096)

/* Exit statuses of kakehashi-render. */
#define EXIT_USAGE 2
#define EXIT_SCENE 3
#define EXIT_LIMIT 5
/* And above: the scene is too large for the plan; the one of that number draws it. */
#define EXIT_SIMPLER 16

/* What each plan of kakehashi-render gives up. */
static const char *const plans[] = {
    "as asked",
    "with straight lines and few iterations",
    "without frames",
    "without layers (sfdp)",
};

#define NUM_PLANS ((int) (sizeof(plans) / sizeof(*plans)))

const struct kh_picture_format kh_picture_formats[] = {
    { "svg", "scalable, with text, links and descriptions" },
    { "png", "pixels, 2 to a point" },
    { "pdf", "for printing" },
    { "json", "where everything stands, for tools and --stable" },
    { "dot", "Graphviz's language, before the layout" },
    { "mmd", "Mermaid, a flowchart for wikis" },
    { "md", "Markdown: the flowchart, its legend and sources" },
    { NULL, NULL },
};

bool
kh_picture_knows(const char *format)
{
    size_t j;

    for (j = 0; kh_picture_formats[j].name != NULL; j++) {
        if (strcmp(format, kh_picture_formats[j].name) == 0) {
            return true;
        }
    }
    return false;
}

/* "fault: ..." is what the self-check found, "warning: ..." and "Warning: ..." of Graphviz become
 * warnings, the last "error: ..." is why. */
static kh_status
sort_errors(char *errors, const char **reason, kh_findings *warnings, kh_error *err)
{
    kh_status ret = KH_OK;
    char *line, *next;

    for (line = errors; line != NULL && *line != '\0'; line = next) {
        next = strchr(line, '\n');
        if (next != NULL) {
            *next++ = '\0';
        }
        if (strncmp(line, "error: ", 7) == 0) {
            *reason = line + 7;
        } else if (strncmp(line, "fault: ", 7) == 0) {
            KH_TRY(kh_findings_add(
                warnings, "W115", (kh_place){ .file = "" }, "", "", err, "%s", line + 7));
        } else if (line[0] != '\0') {
            const size_t prefix = strncasecmp(line, "warning: ", 9) == 0 ? 9 : 0;

            KH_TRY(kh_findings_add(
                warnings, "W112", (kh_place){ .file = "" }, "", "", err, "%s", line + prefix));
        }
    }
out:
    return ret;
}

/* One attempt. *reason tells why it failed, if that may be mended by a simpler plan: *next. */
static kh_status
attempt(const kh_run *base, const char *format, int plan, int *next, kh_text *bytes,
    kh_text *reason, bool *expired, kh_findings *warnings, kh_error *err)
{
    kh_status ret = KH_OK;
    const char digit[] = { (char) ('0' + plan), '\0' };
    const char *const arguments[] = { format, digit, NULL };
    kh_run run = *base;
    kh_text output = { 0 }, errors = { 0 };
    kh_run_end end = KH_RUN_EXITED;
    const char *said = NULL;
    int code = 0;

    run.arguments = arguments;
    kh_text_clear(reason);
    KH_TRY(kh_run_program(&run, &output, &errors, &end, &code, err));
    *expired = end == KH_RUN_TIMED_OUT;
    if (*expired) {
        kh_text_print(reason, "took more than %g seconds", run.seconds);
    } else if (end == KH_RUN_CRASHED) {
        kh_text_print(reason, "crashed (%s)", strsignal(code));
    } else if (code == 0 && output.length > 0) {
        KH_TRY(sort_errors(errors.bytes, &said, warnings, err));
        kh_text_add_bytes(bytes, output.bytes, output.length);
        KH_TRY(kh_text_status(bytes, err));
    } else {
        KH_TRY(sort_errors(errors.bytes, &said, warnings, err));
        said = said != NULL ? said : code == 0 ? "drew nothing" : "failed without a word";
        if (code == EXIT_LIMIT) {
            kh_fail(err, KH_ERR_LIMIT, "%s", said);
            kh_hint(err, "draw a part: --ego NODE --radius 2, --type, --sector or --relation; "
                         "-o FILE.dot has all of it");
            ret = KH_ERR_LIMIT;
            goto out;
        }
        if (code == EXIT_SCENE || code == EXIT_USAGE) {
            KH_TRY(kh_fail(err, KH_ERR_DATA, "%s", said));
        }
        if (code > EXIT_SIMPLER + plan && code < EXIT_SIMPLER + NUM_PLANS) {
            *next = code - EXIT_SIMPLER;
        }
        kh_text_add(reason, said);
    }
out:
    kh_text_free(&output);
    kh_text_free(&errors);
    return ret;
}

static kh_status
announce(const kh_text *reason, int plan, int next, kh_findings *warnings, kh_error *err)
{
    return kh_findings_add(warnings, "W111", (kh_place){ .file = "" }, "", "", err,
        "the layout %s: %s; drawing it %s", plans[plan], kh_text_bytes(reason), plans[next]);
}

/* What is large may take longer: it was told that it is. */
static double
usual_seconds(size_t length)
{
    return DEFAULT_SECONDS + SECONDS_A_MEGABYTE * (double) length / 1e6;
}

static kh_status
draw(const char *scene, const char *format, const kh_picture_limits *limits, kh_text *bytes,
    kh_findings *warnings, kh_error *err)
{
    kh_status ret = KH_OK;
    const kh_picture_limits none = { 0 };
    kh_text path = { 0 }, reason = { 0 };
    bool expired = false;
    kh_run run = { .input = scene, .input_length = strlen(scene) };
    int plan, next;

    limits = limits != NULL ? limits : &none;
    run.seconds = limits->seconds > 0 ? limits->seconds : usual_seconds(run.input_length);
    run.megabytes = limits->megabytes > 0 ? limits->megabytes : DEFAULT_MEGABYTES;
    KH_TRY(kh_find_renderer(&path, err));
    run.path = kh_text_bytes(&path);
    for (plan = 0; plan < NUM_PLANS; plan = next) {
        next = plan + 1;
        KH_TRY(attempt(&run, format, plan, &next, bytes, &reason, &expired, warnings, err));
        if (reason.length == 0) {
            goto out;
        }
        if (next < NUM_PLANS) {
            KH_TRY(announce(&reason, plan, next, warnings, err));
        }
    }
    ret = kh_fail(err, expired ? KH_ERR_LIMIT : KH_ERR_BACKEND,
        "%s could not draw this, not even %s: it %s", KH_RENDERER, plans[NUM_PLANS - 1],
        kh_text_bytes(&reason));
out:
    kh_text_free(&path);
    kh_text_free(&reason);
    return ret;
}

/* The formats that are text: written here, without a layout. */
static kh_status
write_text(
    const char *scene, const char *format, kh_text *bytes, kh_findings *warnings, kh_error *err)
{
    kh_status ret = KH_OK;
    const size_t before = bytes->length;
    kh_parts parts = { 0 };

    KH_TRY(kh_parts_read(&parts, scene, err));
    if (json_array_size(json_object_get(parts.root, "strokes")) > 0) {
        KH_TRY(kh_fail(
            err, KH_ERR_ARGUMENT, "charts cannot be written as %s: they are no graph", format));
    }
    if (strcmp(format, "dot") == 0) {
        KH_TRY(kh_dot_write(&parts, bytes, err));
        goto out;
    } else if (strcmp(format, "md") == 0) {
        KH_TRY(kh_wiki_write(&parts, bytes, err));
    } else {
        KH_TRY(kh_mermaid_write(&parts, true, bytes, err));
    }
    if (json_array_size(parts.edges) > KH_MERMAID_MAX_EDGES
        || bytes->length - before > KH_MERMAID_MAX_BYTES) {
        KH_TRY(kh_findings_add(warnings, "W112", (kh_place){ .file = "" }, "",
            "select less (--type, --ego), or set maxEdges and maxTextSize where it is drawn", err,
            "Mermaid draws at most %d lines and %d characters unless it is told otherwise; this "
            "has %zu and %zu",
            KH_MERMAID_MAX_EDGES, KH_MERMAID_MAX_BYTES, json_array_size(parts.edges),
            bytes->length - before));
    }
out:
    kh_parts_free(&parts);
    return ret;
}

kh_status
kh_picture_draw(const char *scene, const char *format, const kh_picture_limits *limits,
    kh_text *bytes, kh_findings *warnings, kh_error *err)
{
    static const char *const texts[] = { "dot", "mmd", "md" };
    size_t j;

    if (!kh_picture_knows(format)) {
        return kh_fail(err, KH_ERR_ARGUMENT, "a diagram cannot be written as \"%s\"", format);
    }
    for (j = 0; j < sizeof(texts) / sizeof(*texts); j++) {
        if (strcmp(format, texts[j]) == 0) {
            return write_text(scene, format, bytes, warnings, err);
        }
    }
    return draw(scene, format, limits, bytes, warnings, err);
}

kh_status
kh_picture_doctor(kh_text *lines, kh_error *err)
{
    kh_status ret = KH_OK;
    static const char *const arguments[] = { "doctor", NULL };
    kh_text path = { 0 }, errors = { 0 };
    kh_run run = { .arguments = arguments,
        .input = "",
        .seconds = DEFAULT_SECONDS,
        .megabytes = DEFAULT_MEGABYTES };
    kh_run_end end = KH_RUN_EXITED;
    int code = 0;

    KH_TRY(kh_find_renderer(&path, err));
    run.path = kh_text_bytes(&path);
    KH_TRY(kh_run_program(&run, lines, &errors, &end, &code, err));
    if (end != KH_RUN_EXITED || code != 0) {
        ret = kh_fail(err, KH_ERR_BACKEND, "%s does not work: %s", KH_RENDERER,
            errors.length > 0 ? kh_text_bytes(&errors) : "it failed without a word");
    }
out:
    kh_text_free(&path);
    kh_text_free(&errors);
    return ret;
}

/* What a batch finds in its manifest before anything runs; the records explain it. */
#include "check.h"

#define MANIFEST_RULE(name_, code_, title_, explanation_)                                          \
    const kh_rule kh_rule_##name_ = { .code = code_, .name = title_, .explanation = explanation_ };

MANIFEST_RULE(manifest_not_json, "E120", "manifest is not JSON",
    "The manifest of a batch breaks the grammar of JSON or has a key twice. The place is that of "
    "the first byte that does not fit.")
MANIFEST_RULE(manifest_unknown_key, "E121", "manifest has an unknown key",
    "A manifest, its defaults or a job has a key that the format does not have; nothing would be "
    "done with it. The hint names the key that it may stand for, docs/batch.md lists them all.")
MANIFEST_RULE(manifest_wrong_value, "E122", "manifest has a wrong value",
    "A value of a manifest is not of the kind that its key asks for, or a string of it holds a "
    "control character.")
MANIFEST_RULE(manifest_missing_key, "E123", "manifest lacks a key",
    "A manifest has \"format\", \"outputFolder\" and \"jobs\"; a job has \"command\" and "
    "\"output\", and "
    "\"inputs\" unless the defaults have.")
MANIFEST_RULE(manifest_not_a_command, "E124", "job is no command line",
    "A job asks for a command or an option that does not exist, gives an option a value that the "
    "command does not take, or has more or fewer arguments than it takes. `kakehashi help COMMAND` "
    "lists the options of a command.")
MANIFEST_RULE(manifest_placeholder, "E125", "placeholder without values",
    "Text has a {name} for which the job's matrix has no values, or a brace without its fellow "
    "({{ and }} stand for braces themselves); or an exclusion names what the matrix does not have, "
    "or all there is.")
MANIFEST_RULE(manifest_collision, "E126", "two jobs collide",
    "Two jobs have one name, or write one file, or one writes a file where another needs a folder. "
    "In a matrix a placeholder for each of its names tells jobs apart.")
MANIFEST_RULE(manifest_input, "E127", "input is not there",
    "An input, or a file that an option names, does not exist or is no regular file, or a glob "
    "matches nothing. Paths are relative to the folder of the manifest.")
MANIFEST_RULE(manifest_output, "E128", "output may not be written",
    "An output would lie outside of the output folder, or over an input or the manifest; or its "
    "extension is no format that the command writes, and no option names one; or the output folder "
    "holds the manifest.")
MANIFEST_RULE(manifest_too_many, "E129", "too many jobs",
    "The matrices of a manifest come to more than 100,000 jobs.")

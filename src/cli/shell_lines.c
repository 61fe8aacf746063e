#include "shell.h"

#include <string.h>

/* --- scripts ----------------------------------------------------------------------------- */

/* The program is asked for whatever could stand at the cursor: scripts only pass words on. A shell
 * that is still starting must not be told of errors, hence the /dev/null. */
static const char bash_script[]
    = "# bash completion of kakehashi\n"
      "_kakehashi()\n"
      "{\n"
      "    mapfile -t COMPREPLY < <(kakehashi completion bash -- \"${COMP_LINE:0:COMP_POINT}\" \\\n"
      "        \"${COMP_LINE:COMP_POINT}\" \"$COMP_WORDBREAKS\" \"$COMP_TYPE\" 2> /dev/null)\n"
      "    [[ ${COMPREPLY[0]} == files ]] && compopt -o filenames\n"
      "    COMPREPLY=(\"${COMPREPLY[@]:1}\")\n"
      "}\n"
      "complete -F _kakehashi kakehashi\n";

static const char zsh_script[]
    = "#compdef kakehashi\n"
      "_kakehashi() {\n"
      "    local -a lines found shown\n"
      "    local line\n"
      "    lines=(\"${(@f)$(kakehashi completion zsh -- $((CURRENT - 2)) \\\n"
      "        \"${(@Q)words[2,CURRENT-1]}\" \"${(Q)PREFIX}\" \"${(@Q)words[CURRENT+1,-1]}\" \\\n"
      "        2> /dev/null)}\")\n"
      "    if [[ $lines[1] == files* ]]; then\n"
      "        compset -p ${${=lines[1]}[2]}\n"
      "        line=${${=lines[1]}[3]}\n"
      "        _files ${line:+-g} ${line:+\"*.($line)(-.)\"}\n"
      "        return\n"
      "    fi\n"
      "    for line in \"${(@)lines[2,-1]}\"; do\n"
      "        found+=(\"${line%%$'\\t'*}\")\n"
      "        shown+=(\"${line/$'\\t'/  -- }\")\n"
      "    done\n"
      "    [[ $lines[1] == menu ]] && compstate[insert]=menu\n"
      "    compadd -U -l -d shown -a found\n"
      "}\n"
      "if [[ $funcstack[1] == _kakehashi ]]; then\n"
      "    _kakehashi \"$@\"\n"
      "else\n"
      "    compdef _kakehashi kakehashi\n"
      "fi\n";

/* fish shows what it completes as far as the cursor only. */
static const char fish_script[]
    = "# fish completion of kakehashi\n"
      "function __kakehashi_complete\n"
      "    set -l before (commandline -opc)\n"
      "    set -l typed (commandline -ct)\n"
      "    set -l word (string unescape -- $typed; or string trim -l -c '\"\\'' -- $typed)\n"
      "    kakehashi completion fish -- (math (count $before) - 1) $before[2..] \"$word\" \\\n"
      "        2> /dev/null\n"
      "end\n"
      "complete -c kakehashi -f -a '(__kakehashi_complete)'\n";

const char *
app_shell_script(const char *shell)
{
    static const struct {
        const char *shell, *script;
    } scripts[] = { { "bash", bash_script }, { "zsh", zsh_script }, { "fish", fish_script } };
    size_t j;

    for (j = 0; j < sizeof(scripts) / sizeof(*scripts); j++) {
        if (strcmp(scripts[j].shell, shell) == 0) {
            return scripts[j].script;
        }
    }
    return NULL;
}

/* --- candidates -------------------------------------------------------------------------- */

static void
add_line(kh_text *out, const app_line *line, const char *value, const char *description)
{
    kh_text_add_bytes(out, line->prefix, line->prefix_length);
    kh_text_print(out, "%s\t%s\n", value, description);
}

static void
add_files(kh_text *out, const app_line *line, const char *extensions)
{
    kh_text_print(out, "files %zu ", line->prefix_length);
    for (; extensions != NULL && *extensions != '\0'; extensions++) {
        kh_text_add_char(out, *extensions == ' ' ? '|' : *extensions);
    }
    kh_text_add_char(out, '\n');
}

void
app_zsh_add(kh_text *out, const app_line *line, const app_candidates *candidates)
{
    bool by_name = false;
    size_t j;

    if (candidates->files) {
        add_files(out, line, candidates->extensions);
        return;
    }
    for (j = 0; j < candidates->num; j++) {
        by_name = by_name || candidates->items[j].name != 0;
    }
    kh_text_add(out, by_name ? "menu\n" : "words\n");
    for (j = 0; j < candidates->num; j++) {
        const app_candidate *item = &candidates->items[j];

        add_line(out, line, app_candidates_text(candidates, item->value),
            app_candidates_text(candidates, item->description));
    }
}

void
app_fish_add(kh_text *out, const app_line *line, const app_candidates *candidates)
{
    size_t j;

    for (j = 0; j < candidates->num; j++) {
        const app_candidate *item = &candidates->items[j];
        const char *value = app_candidates_text(candidates, item->value);

        if (item->name != 0) {
            add_line(out, line, app_candidates_text(candidates, item->name), value);
        } else {
            add_line(out, line, value, app_candidates_text(candidates, item->description));
        }
    }
}

#include "app.h"

#include "../base/choices.h"
#include "offers.h"
#include "shell.h"
#include "values.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/time.h>
#include <unistd.h>

/* Who presses a key does not wait longer than this. */
#define MOST_MICROSECONDS 300000

/* What `completion SHELL` is called with by the script of the shell. */
#define NUM_BASH_ARGS 5
#define MIN_LINE_ARGS 3

/* --- candidates -------------------------------------------------------------------------- */

typedef struct {
    app_candidates *out;
    const app_line *line;
    size_t place;
} asked;

static bool
offer_value(void *context, const char *name, size_t length, size_t place)
{
    const asked *a = context;

    (void) place;
    app_value_offer(a->out, a->line, name, length);
    return false;
}

/* FILE is an option's any file, and an argument's graph. */
static bool
offer_argument(void *context, const char *name, size_t length, size_t place)
{
    const asked *a = context;

    if (place == a->place && length == strlen("FILE") && strncmp(name, "FILE", length) == 0) {
        app_value_offer(a->out, a->line, "GRAPH", strlen("GRAPH"));
    } else if (place == a->place) {
        app_value_offer(a->out, a->line, name, length);
    }
    return false;
}

/* Where the argument of an index stands among the names; the last may be repeated. */
static size_t
place_of(const app_line *line)
{
    const char *text = line->command->arguments;
    const bool repeated = strstr(text, "...") != NULL;
    size_t num = 0;

    for (; *text != '\0'; text++) {
        num += *text == ' ';
    }
    return repeated && line->argument > num ? num : line->argument;
}

static void
offer(app_candidates *out, const app_line *line)
{
    asked a = { out, line, 0 };

    out->typed = line->typed;
    switch (line->place) {
        case APP_AT_COMMAND:
            app_offer_commands(out, line);
            app_candidates_add(out, "--help", "explain the program");
            app_candidates_add(out, "--version", "say which version this is");
            return;
        case APP_AT_OPTION:
            app_offer_options(out, line);
            return;
        case APP_AT_VALUE:
            app_value_each(line->option->value, offer_value, &a);
            return;
        case APP_AT_ARGUMENT:
            a.place = place_of(line);
            app_value_each(line->command->arguments, offer_argument, &a);
            /* Options may take the place of arguments before the files. */
            if (out->num == 0 && strstr(line->command->arguments, "FILE") != NULL) {
                app_value_offer(out, line, "GRAPH", strlen("GRAPH"));
            }
            return;
        case APP_AT_NOTHING:
            return;
    }
}

/* --- what scripts ask -------------------------------------------------------------------- */

static void
end_silently(int signal_number)
{
    (void) signal_number;
    _exit(APP_OK);
}

/* Nothing that is on the line may be seen, or waited for. */
static void
limit_time(void)
{
    const struct sigaction action = { .sa_handler = end_silently };
    const struct itimerval limit = { .it_value.tv_usec = MOST_MICROSECONDS };

    sigaction(SIGALRM, &action, NULL);
    setitimer(ITIMER_REAL, &limit, NULL);
}

static kh_status
complete_bash(kh_text *out, const char *const *args, kh_error *err)
{
    kh_status ret = KH_OK;
    app_bash_line bash = { 0 };
    app_line line = { 0 };
    app_candidates candidates = { 0 };

    KH_TRY(app_bash_line_read(&bash, args[1], args[2], args[3], err));
    if (bash.cursor < bash.num) {
        KH_TRY(app_line_read(&line, (const char *const *) bash.words, bash.num, bash.cursor, err));
        offer(&candidates, &line);
        if (!candidates.failed) {
            app_bash_add(out, &bash, &line, &candidates, (char) atoi(args[4]));
        }
    }
out:
    app_candidates_free(&candidates);
    app_line_free(&line);
    app_bash_line_free(&bash);
    return ret;
}

/* zsh and fish know the words: CURSOR WORD... */
static kh_status
complete_words(kh_text *out, const char *const *args, size_t num_args, kh_error *err)
{
    kh_status ret = KH_OK;
    app_line line = { 0 };
    app_candidates candidates = { 0 };

    KH_TRY(app_line_read(&line, args + 2, num_args - 2, strtoul(args[1], NULL, 10), err));
    offer(&candidates, &line);
    if (candidates.failed) {
        goto out;
    }
    if (strcmp(args[0], "zsh") == 0) {
        app_zsh_add(out, &line, &candidates);
    } else {
        app_fish_add(out, &line, &candidates);
    }
out:
    app_candidates_free(&candidates);
    app_line_free(&line);
    return ret;
}

static kh_status
complete(kh_text *out, const char *const *args, size_t num_args, kh_error *err)
{
    const bool of_bash = strcmp(args[0], "bash") == 0;

    if (of_bash ? num_args != NUM_BASH_ARGS : num_args < MIN_LINE_ARGS) {
        return kh_fail(err, KH_ERR_ARGUMENT, "completion takes one SHELL");
    }
    limit_time();
    return of_bash ? complete_bash(out, args, err) : complete_words(out, args, num_args, err);
}

static kh_status
fail_unknown(const char *shell, kh_error *err)
{
    kh_choices choices = kh_choices_make(shell);

    kh_choices_offer(&choices, "bash");
    kh_choices_offer(&choices, "zsh");
    kh_choices_offer(&choices, "fish");
    return kh_choices_fail(&choices, "shell", err);
}

static app_exit
run(app *self, const void *values, const char *const *args, size_t num_args)
{
    kh_status ret = KH_OK;
    kh_error err = { 0 };
    kh_text text = { 0 };
    const char *script = app_shell_script(args[0]);

    (void) values;
    if (script == NULL) {
        KH_TRY(fail_unknown(args[0], &err));
    } else if (num_args == 1) {
        kh_text_add(&text, script);
    } else {
        KH_TRY(complete(&text, args, num_args, &err));
    }
    KH_TRY(app_write(self, &text, &err));
out:
    kh_text_free(&text);
    return ret == KH_OK ? APP_OK : app_fail(self, &err);
}

const app_command app_command_completion = {
    .name = "completion",
    .arguments = "SHELL [WORD...]",
    .summary = "a script that completes command lines in bash, zsh or fish",
    .description
    = "Writes the script; where it belongs:\n\n"
      "  bash  ~/.local/share/bash-completion/completions/kakehashi, or eval it in ~/.bashrc\n"
      "  zsh   _kakehashi in a folder of $fpath, or eval it in ~/.zshrc behind compinit\n"
      "  fish  ~/.config/fish/completions/kakehashi.fish\n\n"
      "It completes commands, options, their values, files, and what is in the graph on the line:\n"
      "nodes, types, relations, sectors, by id or by a name in any language. With words behind "
      "the\n"
      "shell it is what the script asks for: what could stand at the cursor. A file that is "
      "broken\n"
      "or takes longer than 0.3 s has nothing to offer.\n\n"
      "Where nodes come before the file, as in `path A B FILE`, write the file first and put the\n"
      "cursor back (Ctrl-A, or the arrow keys): `kakehashi path kako<TAB> FILE`.",
    .examples = "kakehashi completion bash\n"
                "kakehashi completion zsh -o _kakehashi\n"
                "kakehashi completion fish",
    .min_args = 1,
    .max_args = SIZE_MAX,
    .in_process = true,
    .run = run,
};

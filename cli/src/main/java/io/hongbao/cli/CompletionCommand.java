package io.hongbao.cli;

import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code hongbao completion}: a script that completes the command line. */
@Command(
        name = "completion",
        description = {
            "Prints a script that completes hongbao's commands and options.",
            "To use it now: source <(hongbao completion bash)"
        })
final class CompletionCommand extends JsonCommand {

    /** A shell that there is a script for. */
    enum Shell {
        BASH,
        ZSH
    }

    @Parameters(
            arity = "0..1",
            paramLabel = "SHELL",
            description = "bash or zsh; both take the same script. Default: ${DEFAULT-VALUE}.")
    private Shell shell = Shell.BASH;

    CompletionCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    public Integer call() {
        // The script turns zsh's bash completion on by itself (bashcompinit).
        CommandLine plain = Hongbao.commandLine(terminal());
        String script = AutoComplete.bash("hongbao", plain);
        if (json()) {
            print(
                    JSON.createObjectNode()
                            .put("shell", shell.name().toLowerCase(java.util.Locale.ROOT))
                            .put("script", script));
        } else {
            terminal().out().print(script);
            terminal().out().flush();
        }
        return ExitCode.OK;
    }
}

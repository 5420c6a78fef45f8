package io.hongbao.cli;

import picocli.CommandLine.Command;

/** {@code hongbao version}: which version this is, and what it runs on. */
@Command(name = "version", description = "Shows the version.")
final class VersionCommand extends JsonCommand {

    VersionCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    public Integer call() {
        String java = System.getProperty("java.vm.name") + " " + Runtime.version();
        if (json()) {
            print(JSON.createObjectNode().put("version", Version.number()).put("java", java));
        } else {
            print("hongbao " + Version.number() + " on " + java);
        }
        return ExitCode.OK;
    }
}

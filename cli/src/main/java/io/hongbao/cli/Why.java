package io.hongbao.cli;

import picocli.CommandLine.Option;

/** Why an operator does something: it stands in the audit log. */
final class Why {
    @Option(
            names = "--reason",
            required = true,
            paramLabel = "TEXT",
            description = "Why, for the record.")
    private String text = "";

    String text() {
        return text;
    }
}

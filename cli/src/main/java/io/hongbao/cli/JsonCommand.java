package io.hongbao.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Option;

/**
 * A command that answers with one JSON document on standard output, and nothing else there, when
 * asked to.
 */
public abstract class JsonCommand implements Callable<Integer> {
    protected static final ObjectMapper JSON =
            new ObjectMapper().disable(SerializationFeature.FAIL_ON_EMPTY_BEANS);

    @Option(names = "--json", description = "Answer with one JSON document.")
    private boolean json;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this.")
    @SuppressWarnings("UnusedVariable") // picocli looks at the option itself
    private boolean help;

    private final Terminal terminal;

    protected JsonCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    protected final Terminal terminal() {
        return terminal;
    }

    protected final boolean json() {
        return json;
    }

    /** Prints the answer for programs. */
    protected final void print(JsonNode answer) {
        try {
            terminal.out().println(JSON.writeValueAsString(answer));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of plain values is always JSON", e);
        }
    }

    /** Prints a line for people. */
    protected final void print(String line) {
        terminal.out().println(line);
    }

    /** Prints what went wrong for programs. */
    final void printError(CommandException exception) {
        ObjectNode answer = JSON.createObjectNode();
        answer.putObject("error")
                .put("exitCode", exception.exitCode())
                .put("message", exception.getMessage());
        print(answer);
    }
}

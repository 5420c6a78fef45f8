package io.hongbao.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;

/** A command that ran in this process, and what it printed. */
public record CapturedRun(int exitCode, String out, String err) {

    public static CapturedRun of(String... arguments) {
        return with(Map.of(), arguments);
    }

    static CapturedRun with(Map<String, String> environment, String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Terminal terminal =
                new Terminal(
                        new PrintWriter(out, true),
                        new PrintWriter(err, true),
                        false,
                        false,
                        environment);
        int exitCode = Hongbao.commandLine(terminal).execute(arguments);
        return new CapturedRun(exitCode, out.toString(), err.toString());
    }

    /** The one JSON document that was printed; fails when there is anything else. */
    public JsonNode json() {
        try {
            return new ObjectMapper()
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .readTree(out);
        } catch (JsonProcessingException e) {
            throw new AssertionError("no single JSON document: " + out, e);
        }
    }
}

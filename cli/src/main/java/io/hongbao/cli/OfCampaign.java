package io.hongbao.cli;

import com.fasterxml.jackson.databind.JsonNode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** What asks a server something about one campaign, and shows what it answers. */
abstract class OfCampaign extends JsonCommand {
    @Mixin private RemoteOptions remote = new RemoteOptions();

    @Parameters(index = "0", paramLabel = "CAMPAIGN", description = "The campaign's id.")
    private String campaign = "";

    OfCampaign(Terminal terminal) {
        super(terminal);
    }

    final String campaign() {
        return campaign;
    }

    /** Asks the server. */
    abstract JsonNode ask(Api api);

    /** Says it in words. */
    abstract void show(JsonNode answer);

    @Override
    public Integer call() {
        try (Api api = remote.api(terminal())) {
            JsonNode answer = ask(api);
            if (json()) {
                print(answer);
            } else {
                show(answer);
            }
            return exitCode(answer);
        }
    }

    int exitCode(JsonNode answer) {
        return ExitCode.OK;
    }
}

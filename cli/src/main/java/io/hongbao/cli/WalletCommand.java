package io.hongbao.cli;

import com.fasterxml.jackson.databind.JsonNode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code hongbao wallet}: what a person holds. */
@Command(name = "wallet", description = "Shows what a person holds.")
final class WalletCommand extends JsonCommand {
    @Mixin private RemoteOptions remote = new RemoteOptions();

    @Parameters(paramLabel = "USER", description = "The person's id, as the app knows it.")
    private String user = "";

    WalletCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    public Integer call() {
        try (Api api = remote.api(terminal())) {
            JsonNode answer = api.get(AdminPaths.person(user));
            if (json()) {
                print(answer);
            } else {
                print("Wallet of " + user);
                new Outline().lines(answer).forEach(this::print);
            }
            return ExitCode.OK;
        }
    }
}

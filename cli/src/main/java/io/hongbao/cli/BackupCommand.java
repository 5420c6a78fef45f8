package io.hongbao.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code hongbao backup}: a backup of a server that runs. */
@Command(
        name = "backup",
        description = {
            "Makes a backup while the server runs.",
            "It lies on the server's machine, in the folder that the server was started with",
            "(--backups)."
        })
final class BackupCommand extends JsonCommand {
    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

    @Mixin private RemoteOptions remote = new RemoteOptions();

    @Option(
            names = "--to",
            paramLabel = "NAME",
            description = "The backup's name. Default: the time.")
    private String to = "";

    BackupCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    public Integer call() {
        try (Api api = remote.api(terminal())) {
            String name = to.isEmpty() ? "backup-" + NAME.format(Instant.now()) : to;
            JsonNode answer =
                    api.post(AdminPaths.BACKUP, JSON.createObjectNode().put("name", name));
            if (json()) {
                print(answer);
            } else {
                String path = answer.path("path").asText();
                print("The backup is in " + path + " on the server's machine.");
                print("Audit it there with: ./hongbao audit --data " + path);
            }
            return ExitCode.OK;
        }
    }
}

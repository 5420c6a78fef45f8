package io.hongbao.cli;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code hongbao export}: the journal, one JSON document a line. */
@Command(
        name = "export",
        description = {
            "Writes the journal as NDJSON, one entry a line.",
            "From a data directory that no process has open, from a backup, or from a running",
            "server."
        })
final class ExportCommand extends JsonCommand {
    @Mixin private RemoteOptions remote = new RemoteOptions();

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "A data directory or a backup. Default: the server.")
    private String data = "";

    @Option(
            names = "--to",
            paramLabel = "FILE",
            description = "A new file. Default: standard output; with --json it has to be a file.")
    private String to = "";

    ExportCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    public Integer call() {
        if (!data.isEmpty() && remote.namesServer()) {
            throw CommandException.usage("--data and --server exclude each other: name one source");
        }
        if (json() && to.isEmpty()) {
            throw CommandException.usage(
                    "--json needs --to FILE: standard output cannot hold the entries and the answer");
        }
        long entries = to.isEmpty() ? writeOut() : writeFile();
        if (json()) {
            print(JSON.createObjectNode().put("entries", entries).put("to", to));
        } else if (!to.isEmpty()) {
            print("Wrote " + entries + " entries to " + to);
        }
        return ExitCode.OK;
    }

    private long writeOut() {
        PrintWriter out = terminal().out();
        long entries = write(out);
        if (out.checkError()) {
            throw CommandException.file("the output could not be written to its end");
        }
        return entries;
    }

    /** A file that is not whole is not left behind: it would keep the next try from its name. */
    private long writeFile() {
        Path file = Path.of(to);
        try (BufferedWriter made =
                Files.newBufferedWriter(
                        file, StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW)) {
            try (PrintWriter out = new PrintWriter(made)) {
                long entries = write(out);
                if (out.checkError()) {
                    throw CommandException.file(
                            "file " + file + " could not be written to its end: is the disk full?");
                }
                return entries;
            } catch (RuntimeException e) {
                Files.delete(file);
                throw e;
            }
        } catch (IOException e) {
            throw CommandException.file(
                    "--to "
                            + file
                            + " cannot be made: name a file that does not exist yet, in a"
                            + " folder that you may write to");
        }
    }

    private long write(PrintWriter out) {
        return data.isEmpty() ? writeFromServer(out) : OfflineExport.write(Path.of(data), out);
    }

    private long writeFromServer(PrintWriter out) {
        try (Api api = remote.api(terminal());
                BufferedReader lines =
                        new BufferedReader(
                                new InputStreamReader(
                                        api.stream(AdminPaths.JOURNAL), StandardCharsets.UTF_8))) {
            long entries = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                out.print(line);
                out.print('\n');
                entries++;
            }
            out.flush();
            return entries;
        } catch (IOException e) {
            throw new CommandException(
                    ExitCode.UNAVAILABLE, "the export broke off: " + e.getMessage());
        }
    }
}

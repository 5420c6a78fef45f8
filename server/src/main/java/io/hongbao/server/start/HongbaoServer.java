package io.hongbao.server.start;

import io.hongbao.server.edge.FrontDoor;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.util.List;

/**
 * Where the process begins: reads the options, opens the data directory, then starts the framework
 * around it. Whatever keeps it from starting is said in plain lines on the error output, with an
 * exit code of {@link ExitCode}.
 */
@QuarkusMain
public final class HongbaoServer implements QuarkusApplication {

    /** Starts the server. */
    public static void main(String... arguments) {
        List<String> all = List.of(arguments);
        if (StartOptions.printHelp(all)) {
            return;
        }
        try {
            start(all);
        } catch (StartRefused e) {
            complain(e);
            System.exit(e.exitCode().number());
        } catch (RuntimeException e) {
            StartRefused refused = refusal(e);
            complain(refused);
            System.exit(refused.exitCode().number());
        }
    }

    private static void start(List<String> arguments) {
        StartOptions options = StartOptions.parse(arguments);
        FrontDoor.requireFree(options.host(), options.port());
        Node node = Node.open(options);
        TerminationSignals.handle(() -> Quarkus.asyncExit(ExitCode.OK.number()));
        Quarkus.run(HongbaoServer.class, (exitCode, failure) -> end(node, exitCode, failure));
    }

    /**
     * Called by the framework when it has ended, on the main thread or on the one that stopped it.
     */
    private static void end(Node node, int exitCode, Throwable failure) {
        node.close();
        if (failure == null) {
            System.exit(exitCode);
        }
        StartRefused refused = refusal(failure);
        complain(refused);
        System.exit(refused.exitCode().number());
    }

    private static StartRefused refusal(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof StartRefused refused) {
                return refused;
            }
        }
        return new StartRefused(ExitCode.FAULT, "the server could not start: " + failure, failure);
    }

    private static void complain(StartRefused refused) {
        String.valueOf(refused.getMessage())
                .lines()
                .forEach(line -> Console.complain("hongbao: " + line));
    }

    @Override
    public int run(String... arguments) {
        Quarkus.waitForExit();
        return ExitCode.OK.number();
    }
}

package io.hongbao.server;

import io.hongbao.server.webhook.FakeProvider;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A server whose payments and outlets are behind signed webhooks: two providers on this machine,
 * which do what a test says.
 */
public final class ConnectedServer implements QuarkusTestResourceLifecycleManager {

    static final String PAYMENTS_SECRET = "payments-secret-payments-secret-1";
    static final String OUTLETS_SECRET = "outlets-secret-outlets-secret-123";

    /**
     * Loaded twice, by the test's class loader and by the one that starts resources: what both need
     * goes through system properties.
     */
    static final String PAYMENTS_PORT = "hongbao.test.payments-port";

    static final String OUTLETS_PORT = "hongbao.test.outlets-port";

    private @Nullable Path folder;

    /** After that of all tests, whose options it replaces: the last one wins. */
    @Override
    public int order() {
        return 1;
    }

    @Override
    public Map<String, String> start() {
        try {
            Path made = Files.createTempDirectory("hongbao-connected-test");
            folder = made;
            Path key = made.resolve("admin.key");
            System.setProperty(RunningServer.KEY_FILE, key.toString());
            Path payments = Files.writeString(made.resolve("payments"), PAYMENTS_SECRET + "\n");
            Path outlets = Files.writeString(made.resolve("outlets"), OUTLETS_SECRET + "\n");
            List<String> options =
                    List.of(
                            "--data",
                            made.resolve("data").toString(),
                            "--port",
                            "0",
                            "--sandbox",
                            "--now",
                            "2026-02-06T12:00:00+08:00",
                            "--admin-key-file",
                            key.toString(),
                            "--payments",
                            address(PAYMENTS_PORT),
                            "--payments-secret",
                            payments.toString(),
                            "--outlets",
                            address(OUTLETS_PORT),
                            "--outlets-secret",
                            outlets.toString(),
                            "--apply",
                            "src/test/resources/spring.yaml");
            return Map.of("hongbao.start.options", String.join("\n", options));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String address(String portProperty) {
        int port = FakeProvider.freePort();
        System.setProperty(portProperty, Integer.toString(port));
        return "http://127.0.0.1:" + port + "/hongbao";
    }

    @Override
    public void stop() {
        Path made = folder;
        if (made == null) {
            return;
        }
        try (Stream<Path> files = Files.walk(made)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

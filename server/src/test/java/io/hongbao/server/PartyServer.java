package io.hongbao.server;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.HashMap;
import java.util.Map;

/** A sandbox server of its own for the tests of invites, which set its clock on. */
public final class PartyServer implements QuarkusTestResourceLifecycleManager {

    private final RunningServer server = new RunningServer();
    private String more = "";

    @Override
    public void init(Map<String, String> arguments) {
        more = arguments.getOrDefault("options", "");
    }

    /** After that of all tests, whose options it replaces: the last one wins. */
    @Override
    public int order() {
        return 1;
    }

    @Override
    public Map<String, String> start() {
        Map<String, String> settings = new HashMap<>(server.start());
        settings.computeIfPresent(
                "hongbao.start.options",
                (_, options) ->
                        options.replace("src/test/resources/winter\n", "src/test/resources/feast\n")
                                + "\nsrc/test/resources/party.yaml"
                                + "\nsrc/test/resources/newcomers.yaml"
                                + "\n--public-url\nhttps://hongbao.example.org"
                                + more);
        return settings;
    }

    @Override
    public void stop() {
        server.stop();
    }
}

package io.hongbao.server;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.HashMap;
import java.util.Map;

/** The tests' server with the pack that only knows about the winter games. */
public final class EventServer implements QuarkusTestResourceLifecycleManager {

    private final RunningServer server = new RunningServer();

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
                        options
                                + "\n--pack\n../assistant/src/main/resources/packs/winter-games-2026");
        return settings;
    }

    @Override
    public void stop() {
        server.stop();
    }
}

package io.hongbao.server;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.List;
import java.util.Map;

/** The server of invites' tests behind a proxy, which says from which network people come. */
public final class CarrierProfile implements QuarkusTestProfile {
    static final String HEADER = "X-Forwarded-For";

    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(
                new TestResourceEntry(
                        PartyServer.class, Map.of("options", "\n--proxy-header\n" + HEADER)));
    }
}

package io.hongbao.server;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.List;

/** The server of invites' tests, with its own watch over them. */
public final class WatchProfile implements QuarkusTestProfile {

    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(new TestResourceEntry(PartyServer.class));
    }
}

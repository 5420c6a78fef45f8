package io.hongbao.server.start;

import io.hongbao.server.abuse.AbuseWatch;
import io.hongbao.server.abuse.FactHashes;
import io.hongbao.server.abuse.FactLog;
import io.hongbao.server.abuse.HeldQueue;
import io.hongbao.server.abuse.ReviewRounds;
import io.hongbao.server.abuse.ScoredWatch;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Singleton;
import java.nio.file.Path;

/** Puts together what watches over invites. */
@Singleton
final class AbuseWiring {

    @Produces
    @Singleton
    AbuseWatch abuseWatch(ScoredWatch watch) {
        return watch;
    }

    @Produces
    @Singleton
    FactLog factLog(Node node) {
        return FactLog.in(node.options().dataDirectory().resolve("abuse"));
    }

    /** Typed, so that tests may play another watch. */
    @Produces
    @Singleton
    @Typed(ScoredWatch.class)
    ScoredWatch scoredWatch(Node node, FactLog facts) {
        Path secrets = node.options().dataDirectory().resolve("secrets");
        return new ScoredWatch(
                campaign ->
                        node.campaigns()
                                .find(campaign)
                                .filter(ReviewRounds::hasInvites)
                                .isPresent(),
                FactHashes.in(secrets.resolve("abuse-key")),
                facts,
                ScoredWatch.USUAL);
    }

    @Produces
    @Singleton
    HeldQueue heldQueue() {
        return new HeldQueue();
    }

    @Produces
    @Singleton
    ReviewRounds reviewRounds(Node node, ScoredWatch watch, HeldQueue held) {
        return new ReviewRounds(
                watch, held, node.host(), node.campaigns(), node.clock(), node.auditLog());
    }
}

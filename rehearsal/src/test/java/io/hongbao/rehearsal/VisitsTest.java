package io.hongbao.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import io.hongbao.rehearsal.model.StepKind;
import io.hongbao.rehearsal.model.TrafficModel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** What people of a traffic model do with the answers that they get, without a network between. */
class VisitsTest {
    private static final String GRANTED =
            "{\"status\":\"granted\",\"code\":\"granted\",\"envelope\":{\"id\":\"7\",\"amountMinor\":2500}}";
    private static final String CAPPED = "{\"status\":\"rejected\",\"code\":\"already_claimed\"}";
    private static final int MOST_REQUESTS = 200;

    private final List<String> sent = new ArrayList<>();
    private final List<Long> waits = new ArrayList<>();
    private final List<String> outcomes = new ArrayList<>();
    private final List<Boolean> expected = new ArrayList<>();

    private static TrafficModel model(
            double patienceSeconds, int most, boolean growing, StepKind... steps) {
        return new TrafficModel(
                "test",
                "A test",
                1,
                1,
                List.of(new TrafficModel.Stretch(1, 60)),
                patienceSeconds,
                1,
                new TrafficModel.Retries(most, 100, growing),
                List.of(new TrafficModel.Share("all", 100, List.of(steps))));
    }

    private static TrafficModel model(StepKind... steps) {
        return model(60, 3, true, steps);
    }

    private static Crowd crowd() {
        return new Crowd(CrowdPlan.ofModel("spring", 5, List.of("shop")));
    }

    /** Plays one journey to its end against answers by request kind. */
    private void play(Journey journey, Function<String, Reply> server) {
        Request request = journey.first();
        for (int i = 0; i < MOST_REQUESTS; i++) {
            sent.add(request.kind());
            waits.add(request.afterMillis());
            Verdict verdict = journey.after(request, server.apply(request.kind()));
            outcomes.add(verdict.outcome());
            expected.add(verdict.expected());
            if (!(verdict.next() instanceof Request next)) {
                return;
            }
            request = next;
        }
        throw new AssertionError("it does not end: " + sent);
    }

    /** A server that does what it should, but for waiting rooms, which it has none of. */
    private static Reply good(String kind) {
        return switch (kind) {
            case "page" -> new Reply(200, "{\"seedHashes\":{\"draw\":\"x\"}}");
            case "outlets" -> new Reply(200, "{\"outlets\":[]}");
            case "session" -> new Reply(200, "{\"pass\":\"abcdef\"}");
            case "claim", "retry" -> new Reply(200, GRANTED);
            case "buster" -> new Reply(200, CAPPED);
            case "wallet" -> new Reply(200, "{\"vouchers\":[{\"id\":\"7\"}]}");
            case "ticket" -> new Reply(404, "{\"code\":\"not_found\"}");
            case "bad" -> new Reply(401, "{\"code\":\"pass_invalid\"}");
            default -> throw new AssertionError(kind);
        };
    }

    @Test
    void stepsFollowOneAnother() {
        Crowd crowd = crowd();
        TrafficModel model =
                model(
                        StepKind.PAGE,
                        StepKind.OUTLETS,
                        StepKind.SESSION,
                        StepKind.ROOM,
                        StepKind.CLAIM,
                        StepKind.AGAIN,
                        StepKind.ANOTHER,
                        StepKind.WALLET,
                        StepKind.FORGE);
        play(new Visits(crowd, model).journeys(0).get(), VisitsTest::good);
        assertThat(sent)
                .containsExactly(
                        "page", "outlets", "session", "ticket", "claim", "retry", "buster",
                        "wallet", "bad");
        assertThat(outcomes)
                .containsExactly(
                        "ok",
                        "ok",
                        "ok",
                        "no_room",
                        "granted",
                        "same",
                        "refused.already_claimed",
                        "ok",
                        "refused.forged-pass");
        assertThat(expected).doesNotContain(false);
        CrowdCount count = crowd.count();
        assertThat(count.people()).isEqualTo(1);
        assertThat(count.granted()).isEqualTo(1);
        assertThat(count.grantedMinor()).isEqualTo(2_500);
        assertThat(count.retriesSame()).isEqualTo(1);
        assertThat(count.bustersRefused()).isEqualTo(1);
        assertThat(count.walletsRight()).isEqualTo(1);
        assertThat(count.badRefused()).isEqualTo(1);
        assertThat(count.gaveUp() + count.unresolved()).isZero();
    }

    @Test
    void whoIsTurnedAwayTriesAgainWithGrowingWaitsAndThenGivesUp() {
        Crowd crowd = crowd();
        play(
                new Visits(crowd, model(StepKind.SESSION, StepKind.CLAIM)).journeys(0).get(),
                _ -> new Reply(503, "{\"code\":\"overloaded\"}"));
        assertThat(sent).containsExactly("session", "session", "session", "session");
        assertThat(outcomes).containsOnly("busy.overloaded");
        assertThat(waits.get(1)).isBetween(100L, 150L);
        assertThat(waits.get(2)).isBetween(200L, 300L);
        assertThat(waits.get(3)).isBetween(400L, 600L);
        assertThat(crowd.count().gaveUp()).isEqualTo(1);
        assertThat(crowd.count().unresolved()).isZero();
    }

    @Test
    void waitsThatDoNotGrowStayAsTheyAre() {
        play(
                new Visits(crowd(), model(60, 20, false, StepKind.SESSION)).journeys(0).get(),
                _ -> new Reply(429, "{\"code\":\"overloaded\"}"));
        assertThat(sent).hasSize(21);
        assertThat(waits.subList(1, 21)).allMatch(wait -> wait >= 100 && wait <= 150);
    }

    @Test
    void whoHasNoPatienceLeftDoesNotWaitForAnother() {
        Crowd crowd = crowd();
        play(
                new Visits(crowd, model(0.25, 50, true, StepKind.SESSION)).journeys(0).get(),
                _ -> new Reply(503, "{\"code\":\"overloaded\"}"));
        assertThat(sent).as("400 ms would be too long").hasSizeLessThanOrEqualTo(3);
        assertThat(crowd.count().gaveUp()).isEqualTo(1);
    }

    @Test
    void aClaimWithoutAnAnswerIsUnresolvedUntilThereIsOne() {
        Crowd crowd = crowd();
        TrafficModel model = model(StepKind.SESSION, StepKind.CLAIM);
        play(
                new Visits(crowd, model).journeys(0).get(),
                kind -> kind.equals("claim") ? new Reply(Reply.NO_ANSWER, "cut") : good(kind));
        assertThat(crowd.count().unresolved()).isEqualTo(1);
        assertThat(crowd.count().gaveUp()).isZero();
        play(
                new Visits(crowd, model).journeys(0).get(),
                kind ->
                        kind.equals("claim")
                                        && !sent.subList(sent.size() - 2, sent.size())
                                                .equals(List.of("claim", "claim"))
                                ? new Reply(Reply.NO_ANSWER, "cut")
                                : good(kind));
        assertThat(crowd.count().unresolved()).as("the second one got an answer").isEqualTo(1);
        assertThat(crowd.count().granted()).isEqualTo(1);
    }

    @Test
    void whoIsRefusedDoesNotGoOnToOrder() {
        play(
                new Visits(
                                crowd(),
                                model(
                                        StepKind.SESSION,
                                        StepKind.CLAIM,
                                        StepKind.WALLET,
                                        StepKind.ORDER))
                        .journeys(0)
                        .get(),
                kind ->
                        kind.equals("claim")
                                ? new Reply(200, "{\"status\":\"rejected\",\"code\":\"sold_out\"}")
                                : good(kind));
        assertThat(sent).containsExactly("session", "claim");
        assertThat(expected).doesNotContain(false);
    }

    @Test
    void aSecondEnvelopeForAHammerMustNotBe() {
        Crowd honest = crowd();
        TrafficModel model = model(StepKind.SESSION, StepKind.HAMMER);
        play(
                new Visits(honest, model).journeys(0).get(),
                kind ->
                        kind.equals("hammer")
                                ? new Reply(200, sent.size() == 2 ? GRANTED : CAPPED)
                                : good(kind));
        assertThat(sent).hasSize(11);
        assertThat(expected).doesNotContain(false);
        assertThat(honest.count().granted()).isEqualTo(1);
        assertThat(honest.count().bustersRefused()).isEqualTo(9);

        sent.clear();
        Crowd robbed = crowd();
        play(
                new Visits(robbed, model).journeys(0).get(),
                kind -> kind.equals("hammer") ? new Reply(200, GRANTED) : good(kind));
        assertThat(outcomes.getLast()).isEqualTo("granted_twice.granted");
        assertThat(expected.getLast()).isFalse();
        assertThat(robbed.count().bustersRefused()).isLessThan(robbed.count().busters());
    }

    @Test
    void aSharedPassIsThatOfSomebodyWhoHasAnEnvelope() {
        Crowd crowd = crowd();
        Supplier<Journey> people =
                new Visits(crowd, model(StepKind.SESSION, StepKind.CLAIM, StepKind.SHARE))
                        .journeys(0);
        play(people.get(), VisitsTest::good);
        assertThat(sent).endsWith("claim", "buster");
        assertThat(crowd.count().bustersRefused()).isEqualTo(1);
    }

    @Test
    void whoWaitsInTheRoomPollsUntilAdmittedAndClaimsWithThePlacedPass() {
        Crowd crowd = crowd();
        play(
                new Visits(crowd, model(StepKind.SESSION, StepKind.ROOM, StepKind.CLAIM))
                        .journeys(0)
                        .get(),
                kind ->
                        switch (kind) {
                            case "ticket" -> new Reply(200, "{\"ticket\":\"t1\",\"place\":40}");
                            case "room" ->
                                    new Reply(
                                            200,
                                            "{\"state\":\"open\",\"admittedUpTo\":"
                                                    + (sent.size() < 5 ? 39 : 40)
                                                    + "}");
                            case "placed-pass" -> new Reply(200, "{\"pass\":\"placed\"}");
                            default -> good(kind);
                        });
        assertThat(sent)
                .containsExactly(
                        "session", "ticket", "room", "room", "room", "placed-pass", "claim");
        assertThat(waits.get(3)).as("polls have a pause").isBetween(1_000L, 1_500L);
        assertThat(crowd.waits().count()).isEqualTo(1);
        assertThat(expected).doesNotContain(false);
    }

    @Test
    void whoCameBeforeTheOpeningAsksForThePlaceThatWasDrawn() {
        play(
                new Visits(crowd(), model(StepKind.SESSION, StepKind.ROOM)).journeys(0).get(),
                kind ->
                        switch (kind) {
                            case "ticket" ->
                                    new Reply(
                                            200,
                                            sent.size() == 2
                                                    ? "{\"ticket\":\"t1\"}"
                                                    : "{\"ticket\":\"t1\",\"place\":3}");
                            case "room" ->
                                    new Reply(
                                            200,
                                            sent.size() == 3
                                                    ? "{\"state\":\"pre_queue\",\"admittedUpTo\":0,\"pollAfterSeconds\":4}"
                                                    : "{\"state\":\"open\",\"admittedUpTo\":9}");
                            case "placed-pass" ->
                                    sent.size() < 8
                                            ? new Reply(202, "{\"status\":\"waiting\"}")
                                            : new Reply(200, "{\"pass\":\"placed\"}");
                            default -> good(kind);
                        });
        assertThat(sent)
                .containsExactly(
                        "session",
                        "ticket",
                        "room",
                        "room",
                        "ticket",
                        "room",
                        "placed-pass",
                        "room",
                        "placed-pass");
        assertThat(waits.get(3)).isBetween(4_000L, 6_000L);
        assertThat(outcomes.getLast()).isEqualTo("placed");
        assertThat(expected).doesNotContain(false);
    }

    @Test
    void anOrderByChatIsAQuoteAndAYes() {
        Crowd crowd = crowd();
        String quote =
                "event: card\ndata: {\"type\":\"quote\",\"card\":{\"id\":\"q-1\",\"hash\":\"ab\"}}\n\nevent: done\ndata: {}\n\n";
        String order =
                "event: card\ndata: {\"type\":\"order\",\"card\":{\"id\":\"q-1\"}}\n\nevent: done\ndata: {}\n\n";
        play(
                new Visits(crowd, model(StepKind.SESSION, StepKind.CLAIM, StepKind.CHAT))
                        .journeys(0)
                        .get(),
                kind ->
                        switch (kind) {
                            case "chat" -> new Reply(200, quote);
                            case "chat-order" -> new Reply(200, order);
                            default -> good(kind);
                        });
        assertThat(sent).containsExactly("session", "claim", "chat", "chat-order");
        assertThat(outcomes).endsWith("quoted", "ordered");
        assertThat(crowd.count().orders()).isEqualTo(1);
        play(
                new Visits(crowd, model(StepKind.SESSION, StepKind.CLAIM, StepKind.CHAT))
                        .journeys(0)
                        .get(),
                kind -> kind.equals("chat") ? new Reply(200, "event: tool\n") : good(kind));
        assertThat(outcomes).endsWith("broken_off.none");
        assertThat(expected.getLast()).isFalse();
    }

    @Test
    void nobodySharesADeviceWithThePeopleOfAnotherSeed() {
        Set<String> devices = new HashSet<>();
        for (long seed : new long[] {5, 6}) {
            Crowd crowd = new Crowd(CrowdPlan.ofModel("spring", seed, List.of()));
            Supplier<Journey> people = new Visits(crowd, model(StepKind.SESSION)).journeys(0);
            for (int i = 0; i < 100; i++) {
                String session =
                        StandardCharsets.UTF_8.decode(people.get().first().message("h")).toString();
                int at = session.indexOf("\"device\":\"");
                devices.add(session.substring(at + 10, session.indexOf('"', at + 10)));
            }
        }
        assertThat(devices).hasSize(200);
    }

    @Test
    void journeysComeInTheirShares() {
        TrafficModel mixed =
                new TrafficModel(
                        "mixed",
                        "Mixed",
                        1,
                        1,
                        List.of(new TrafficModel.Stretch(1, 60)),
                        60,
                        1,
                        new TrafficModel.Retries(0, 1, false),
                        List.of(
                                new TrafficModel.Share("a", 70, List.of(StepKind.PAGE)),
                                new TrafficModel.Share("b", 30, List.of(StepKind.SESSION))));
        Supplier<Journey> people = new Visits(crowd(), mixed).journeys(0);
        int pages = 0;
        for (int i = 0; i < 10_000; i++) {
            pages += people.get().first().kind().equals("page") ? 1 : 0;
        }
        assertThat(pages).isBetween(6_800, 7_200);
    }
}

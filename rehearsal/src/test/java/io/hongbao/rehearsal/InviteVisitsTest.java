package io.hongbao.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import io.hongbao.rehearsal.model.StepKind;
import io.hongbao.rehearsal.model.TrafficModel;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** How people of a traffic model invite each other, without a network between. */
class InviteVisitsTest {
    private static final int PEOPLE = 600;
    private static final int MOST_REQUESTS = 50;
    private static final String REJECTED = "{\"status\":\"rejected\",\"code\":\"%s\"}";

    /** Half invites, and half comes by an invite. */
    private static final TrafficModel MODEL =
            new TrafficModel(
                    "test",
                    "A test",
                    1,
                    1,
                    List.of(new TrafficModel.Stretch(1, 60)),
                    60,
                    1,
                    new TrafficModel.Retries(2, 1, false),
                    List.of(
                            new TrafficModel.Share(
                                    "invite", 50, List.of(StepKind.SESSION, StepKind.INVITE)),
                            new TrafficModel.Share(
                                    "friend",
                                    50,
                                    List.of(StepKind.SESSION, StepKind.ACCEPT, StepKind.PAGE))));

    private final Crowd crowd = new Crowd(CrowdPlan.ofModel("spring", 5, List.of()));
    private final List<String> unexpected = new ArrayList<>();
    private final TreeMap<String, Integer> accepted = new TreeMap<>();
    private int invites;

    /** Plays people one after another; {@code otherwise} may answer in the good server's stead. */
    private void play(Function<Request, List<Reply>> otherwise) {
        Supplier<Journey> people = new Visits(crowd, MODEL).journeys(0);
        for (int person = 0; person < PEOPLE; person++) {
            Journey journey = people.get();
            Request request = journey.first();
            for (int i = 0; ; i++) {
                assertThat(i).as("%s", request).isLessThan(MOST_REQUESTS);
                List<Reply> other = otherwise.apply(request);
                Reply reply = other.isEmpty() ? good(request) : other.getFirst();
                Verdict verdict = journey.after(request, reply);
                if (!verdict.expected()) {
                    unexpected.add(request.kind() + " " + verdict.outcome());
                }
                if (!(verdict.next() instanceof Request next)) {
                    break;
                }
                request = next;
            }
        }
    }

    private static Function<Request, List<Reply>> when(String kind, int status, String body) {
        return request ->
                request.kind().equals(kind) ? List.of(new Reply(status, body)) : List.of();
    }

    private Reply good(Request request) {
        return switch (request.kind()) {
            case "session" -> new Reply(200, "{\"pass\":\"abcdef\"}");
            case "page" -> new Reply(200, "{\"seedHashes\":{\"draw\":\"x\"}}");
            case "invite" -> ready(++invites, false);
            case "invite-again" -> ready(invites, true);
            case "invite-share" -> new Reply(204, "");
            case "landing" -> new Reply(200, "<b>" + code(request) + "</b>");
            case "invite-look" ->
                    new Reply(
                            200,
                            "{\"status\":\"found\",\"code\":\""
                                    + code(request)
                                    + "\",\"own\":false,\"acceptable\":true}");
            case "accept" -> {
                accepted.merge(code(request), 1, Integer::sum);
                yield yes(false);
            }
            case "accept-again" -> yes(true);
            case "accept-own" -> new Reply(200, REJECTED.formatted("own_invite"));
            case "accept-second" -> new Reply(200, REJECTED.formatted("already_accepted"));
            default -> throw new AssertionError(request);
        };
    }

    private static Reply ready(int number, boolean repeated) {
        String code = "CODE-%05d".formatted(number);
        return new Reply(
                200,
                "{\"status\":\"ready\",\"code\":\"%s\",\"recommended\":\"link\",\"kit\":{\"link\":{\"url\":\"http://host/i/%s?f=link\"}},\"repeated\":%s}"
                        .formatted(code, code, repeated));
    }

    private static Reply yes(boolean repeated) {
        return new Reply(
                200,
                "{\"status\":\"accepted\",\"code\":\"accepted\",\"held\":false,\"rewards\":[{\"prize\":{\"amountMinor\":1},\"state\":\"granted\",\"envelope\":{\"id\":\"9\",\"amountMinor\":2500}}],\"repeated\":"
                        + repeated
                        + "}");
    }

    private static String code(Request request) {
        String line = request.toString();
        int at = line.indexOf("CODE-");
        return line.substring(at, at + 10);
    }

    @Test
    void friendsComeByInvitesThatOthersHandedOn() {
        play(_ -> List.of());
        InviteCount count = crowd.count().invites();
        assertThat(unexpected).isEmpty();
        assertThat(count.made()).isEqualTo(invites).isBetween(240L, 360L);
        assertThat(count.accepted()).as("but for the first ones").isBetween(230L, 360L);
        assertThat(count.gifts()).isEqualTo(count.accepted());
        assertThat(count.giftsMinor()).isEqualTo(2_500 * count.gifts());
        assertThat(accepted.values()).as("one to three for each").contains(1, 2, 3);
        assertThat(accepted.values()).allMatch(friends -> friends <= 3);
        assertThat(count.again()).isEqualTo(count.againSame()).isPositive();
        assertThat(count.forbidden()).isEqualTo(count.forbiddenRefused());
        assertThat(count.refused()).containsOnlyKeys("own_invite", "already_accepted");
        assertThat(count.refused().values().stream().mapToLong(Long::longValue).sum())
                .isEqualTo(count.forbidden());
        assertThat(crowd.count().gaveUp()).isZero();
    }

    @Test
    void theSameSeedPlaysTheSameInvites() {
        play(_ -> List.of());
        InviteCount first = crowd.count().invites();
        InviteVisitsTest again = new InviteVisitsTest();
        again.play(_ -> List.of());
        assertThat(again.crowd.count().invites()).isEqualTo(first);
        assertThat(again.accepted).isEqualTo(accepted);
    }

    @Test
    void anInviteThatComesOutDifferentlyMustNotBe() {
        play(when("invite-again", 200, "{\"status\":\"ready\",\"code\":\"OTHER-CODE\"}"));
        assertThat(unexpected).isNotEmpty().containsOnly("invite-again different.200.other_code");
        assertThat(crowd.count().invites().againSame()).isLessThan(crowd.count().invites().again());
    }

    @Test
    void whatIsForbiddenMustBeRefused() {
        play(when("accept-own", 200, "{\"status\":\"accepted\",\"code\":\"accepted\"}"));
        assertThat(unexpected).isNotEmpty().containsOnly("accept-own not_refused.200.accepted");
        InviteCount count = crowd.count().invites();
        assertThat(count.forbiddenRefused()).isLessThan(count.forbidden());
    }

    @Test
    void whoIsToldToAcceptBeforeThoughTheyDidNotMustNotBe() {
        play(when("accept", 200, REJECTED.formatted("already_accepted")));
        assertThat(unexpected).isNotEmpty().containsOnly("accept refused.already_accepted");
    }

    @Test
    void aRefusalByTheCampaignsRulesIsCountedByItsReason() {
        play(request ->
                switch (request.kind()) {
                    case "invite-look" ->
                            List.of(
                                    new Reply(
                                            200,
                                            "{\"status\":\"found\",\"code\":\""
                                                    + code(request)
                                                    + "\",\"acceptable\":false,\"reason\":\"friend_not_new\"}"));
                    default -> List.of();
                });
        assertThat(unexpected).isEmpty();
        InviteCount count = crowd.count().invites();
        assertThat(count.accepted()).isZero();
        assertThat(count.refused().get("friend_not_new")).isGreaterThan(200);
        assertThat(crowd.count().gaveUp()).as("they go on with what they came for").isZero();
    }

    @Test
    void anInviteThatIsNotFoundMustNotBe() {
        play(when("invite-look", 404, "{\"code\":\"invite_unknown\"}"));
        assertThat(unexpected).isNotEmpty().containsOnly("invite-look status.404.invite_unknown");
    }

    @Test
    void whoIsPutOffTriesAgainAndGivesUp() {
        play(when("accept", 202, "{\"status\":\"queued\",\"code\":\"deferred\"}"));
        assertThat(unexpected).isEmpty();
        assertThat(crowd.count().invites().accepted()).isZero();
        assertThat(crowd.count().gaveUp()).isGreaterThan(200);
    }

    @Test
    void anAcceptanceWithoutAnAnswerIsUnresolved() {
        play(when("accept", Reply.NO_ANSWER, "cut"));
        assertThat(crowd.count().invites().unresolved()).isGreaterThan(200);
        assertThat(crowd.count().gaveUp()).isZero();
        assertThat(crowd.count().unresolved()).as("no claim is").isZero();
    }
}

package io.hongbao.rehearsal;

import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One person's visit: a session, a claim, and what the person's way adds to it. Whoever is told to
 * come again does so, with the same key, until there is an answer: so at the end the crowd knows
 * exactly what it holds.
 */
final class ClaimJourney implements Journey {
    private static final BadInput[] BAD_INPUTS = BadInput.values();
    private static final int WALLET_ONE_IN = 4;
    private static final long MAX_WAIT_MILLIS = 2_000;

    /** What somebody comes for. */
    enum Way {
        PLAIN,
        RETRY,
        BUSTER,
        COMEBACK,
        BAD_INPUT
    }

    /** Which answer the journey waits for. */
    private enum Stage {
        SESSION,
        BAD,
        CLAIM,
        RETRY,
        BUSTER,
        WALLET,
        ORDER
    }

    private final Crowd crowd;
    private final SplittableRandom random;
    private final Visitor visitor;
    private final Way way;
    private final Consumer<Visitor> settled;
    private final BadInput badInput;
    private Stage stage = Stage.SESSION;
    private String pass = "";
    private int tries;
    private boolean unanswered;
    private @Nullable OrderVisit ordering;

    ClaimJourney(
            Crowd crowd,
            SplittableRandom random,
            Visitor visitor,
            Way way,
            Consumer<Visitor> settled) {
        this.crowd = crowd;
        this.random = random;
        this.visitor = visitor;
        this.way = way;
        this.settled = settled;
        this.badInput = BAD_INPUTS[random.nextInt(BAD_INPUTS.length)];
    }

    @Override
    public Request first() {
        return crowd.api().session(visitor);
    }

    @Override
    public Verdict after(Request request, Reply reply) {
        if (reply.status() == Reply.NO_ANSWER && stage != Stage.BAD) {
            unanswered = unanswered || stage == Stage.CLAIM;
            return again(request, "no_answer", 100);
        }
        if (reply.status() == 429 || reply.status() == 503) {
            return again(request, "busy." + ClaimReply.code(reply), 250);
        }
        return switch (stage) {
            case SESSION -> afterSession(reply);
            case BAD -> afterBad(reply);
            case CLAIM -> afterClaim(request, reply);
            case RETRY -> afterRetry(request, reply);
            case BUSTER -> afterBuster(request, reply);
            case WALLET -> afterWallet(reply);
            case ORDER -> ordering().after(request, reply);
        };
    }

    private OrderVisit ordering() {
        OrderVisit visit = ordering;
        if (visit == null) {
            throw new IllegalStateException("nothing was ordered");
        }
        return visit;
    }

    private Verdict afterSession(Reply reply) {
        pass = reply.string("pass");
        boolean created = reply.status() == 200 || reply.status() == 201;
        if (!created || pass.isEmpty()) {
            return Verdict.unexpected("status." + reply.status());
        }
        if (way == Way.BAD_INPUT) {
            crowd.bad.increment();
            return go("ok", Stage.BAD, crowd.api().bad(badInput, pass, visitor.key));
        }
        return way == Way.COMEBACK
                ? go("ok", Stage.WALLET, crowd.api().wallet(pass))
                : go("ok", Stage.CLAIM, crowd.api().claim("claim", pass, visitor.key));
    }

    private Verdict afterBad(Reply reply) {
        Request honest = crowd.api().claim("claim", pass, visitor.key);
        stage = Stage.CLAIM;
        // A refusal may come with the end of the connection, before an oversized request was read
        // to its end.
        boolean cutOff = reply.status() == Reply.NO_ANSWER && badInput == BadInput.OVERSIZED;
        if (badInput.isRefusedBy(reply) || cutOff) {
            crowd.badRefused.increment();
            return Verdict.expected("refused." + badInput.id(), honest);
        }
        return new Verdict("taken." + badInput.id() + "." + reply.status(), false, honest);
    }

    private Verdict afterClaim(Request request, Reply reply) {
        if (ClaimReply.isGranted(reply)) {
            if (!ClaimReply.take(reply, visitor, crowd)) {
                return Verdict.unexpected("granted.without_envelope");
            }
            unanswered = false;
            tries = 0;
            settled.accept(visitor);
            return afterGrant();
        }
        String code = ClaimReply.code(reply);
        if (reply.status() == 202) {
            return again(request, "queued", 250);
        }
        if (code.equals("campaign_not_started")) {
            crowd.refused(code);
            return again(request, "refused." + code, crowd.opensInMillis() + 50);
        }
        if (ClaimReply.isRejected(reply)) {
            crowd.refused(code);
            unanswered = false;
            return new Verdict("refused." + code, !ClaimReply.isCap(code), Step.Done.DONE);
        }
        return Verdict.unexpected("status." + reply.status() + "." + code);
    }

    private Verdict afterGrant() {
        return switch (way) {
            case RETRY -> retry("granted");
            case BUSTER -> bust("granted");
            case PLAIN -> plain();
            case COMEBACK, BAD_INPUT -> Verdict.expected("granted", Step.Done.DONE);
        };
    }

    private Verdict plain() {
        if (random.nextInt(100) < crowd.plan().orderPercent()) {
            OrderVisit visit = new OrderVisit(crowd, random, pass);
            ordering = visit;
            return go("granted", Stage.ORDER, visit.first());
        }
        return random.nextInt(WALLET_ONE_IN) == 0
                ? go("granted", Stage.WALLET, crowd.api().wallet(pass))
                : Verdict.expected("granted", Step.Done.DONE);
    }

    private Verdict retry(String outcome) {
        crowd.retries.increment();
        return go(outcome, Stage.RETRY, crowd.api().claim("retry", pass, visitor.key));
    }

    private Verdict bust(String outcome) {
        crowd.busters.increment();
        String otherKey = "again-" + Long.toHexString(random.nextLong());
        return go(outcome, Stage.BUSTER, crowd.api().claim("buster", pass, otherKey));
    }

    private Verdict afterRetry(Request request, Reply reply) {
        if (reply.status() == 202) {
            return again(request, "queued", 250);
        }
        if (ClaimReply.isSame(reply, visitor)) {
            crowd.retriesSame.increment();
            return Verdict.expected("same", Step.Done.DONE);
        }
        return Verdict.unexpected("different." + reply.status() + "." + ClaimReply.code(reply));
    }

    private Verdict afterBuster(Request request, Reply reply) {
        if (reply.status() == 202) {
            return again(request, "queued", 250);
        }
        String code = ClaimReply.code(reply);
        if (ClaimReply.isRejected(reply) && ClaimReply.isCap(code)) {
            crowd.refused(code);
            crowd.bustersRefused.increment();
            return Verdict.expected("refused." + code, Step.Done.DONE);
        }
        return Verdict.unexpected(
                (ClaimReply.isGranted(reply) ? "granted_twice" : "status." + reply.status())
                        + "."
                        + code);
    }

    private Verdict afterWallet(Reply reply) {
        crowd.walletsRead.increment();
        boolean right =
                reply.status() == 200
                        && reply.body().contains("\"id\":\"" + visitor.envelope + "\"");
        if (!right) {
            return Verdict.unexpected("without_envelope." + reply.status());
        }
        crowd.walletsRight.increment();
        if (way != Way.COMEBACK) {
            return Verdict.expected("ok", Step.Done.DONE);
        }
        return random.nextBoolean() ? retry("ok") : bust("ok");
    }

    private Verdict go(String outcome, Stage next, Request request) {
        stage = next;
        tries = 0;
        return Verdict.expected(outcome, request);
    }

    /**
     * The same request later, with a growing wait and some jitter, unless it has been tried too
     * often.
     */
    private Verdict again(Request request, String outcome, long waitMillis) {
        tries++;
        if (tries >= crowd.plan().maxTries()) {
            (unanswered ? crowd.unresolved : crowd.gaveUp).increment();
            return Verdict.expected(outcome, Step.Done.DONE);
        }
        long most =
                Math.max(
                        waitMillis,
                        Math.min(MAX_WAIT_MILLIS, waitMillis << Math.min(tries - 1, 4)));
        return Verdict.expected(outcome, request.after(most + random.nextLong(1 + most / 2)));
    }
}

package io.hongbao.server.claim;

import io.hongbao.core.Expiring;
import io.hongbao.core.Outcome;
import io.hongbao.core.Refusal;
import io.hongbao.server.campaign.CampaignClock;
import io.hongbao.server.campaign.CampaignView;
import io.hongbao.server.edge.Answers;
import io.hongbao.server.edge.Deadline;
import io.hongbao.server.edge.EventLoop;
import io.hongbao.server.edge.Wait;
import io.hongbao.server.metrics.ClaimMetrics;
import io.hongbao.server.problem.Language;
import io.hongbao.server.problem.Problem;
import io.hongbao.server.problem.ProblemCode;
import io.hongbao.server.room.TicketFirst;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * One claim between its question and its answer. The host hands the outcome over on its own thread;
 * the answer is written on the request's event loop. One object for both keeps the garbage of a
 * claim small.
 */
final class ClaimExchange implements Consumer<Outcome>, Expiring, Runnable {

    private static final Logger LOG = Logger.getLogger(ClaimExchange.class);
    private static final CharSequence RETRY_AFTER = HttpHeaders.createOptimized("retry-after");

    private final HttpServerRequest request;
    private final EventLoop loop;
    private final CampaignView campaign;
    private final Consumer<ClaimExchange> placeNeeded;
    private final CampaignClock clock;
    private final ClaimMetrics.Claims counts;
    private final Wait wait;
    private final long startNanos;
    private long takenNanos;
    private @Nullable Outcome outcome;

    ClaimExchange(
            HttpServerRequest request,
            EventLoop loop,
            CampaignView campaign,
            Consumer<ClaimExchange> placeNeeded,
            CampaignClock clock,
            ClaimMetrics.Claims counts,
            Deadline deadline,
            long startNanos) {
        this.request = request;
        this.loop = loop;
        this.campaign = campaign;
        this.placeNeeded = placeNeeded;
        this.clock = clock;
        this.counts = counts;
        this.wait = new Wait(request, loop, deadline, counts::late);
        this.startNanos = startNanos;
    }

    /**
     * From now on a shutdown waits for the answer. Said before the command is handed over: the
     * answer may come at once.
     */
    void taken() {
        takenNanos = System.nanoTime();
        wait.begin();
    }

    /** The host did not take it. */
    void notTaken() {
        wait.notTaken();
    }

    @Override
    public void accept(Outcome decided) {
        outcome = decided;
        loop.executor().execute(this);
    }

    @Override
    public boolean isOver() {
        return wait.isOver();
    }

    @Override
    public void dropped() {
        wait.dropped();
    }

    @Override
    public void run() {
        Outcome decided = outcome;
        if (decided instanceof Outcome.Rejected rejected
                && rejected.refusal() == Refusal.PLACE_NEEDED) {
            try {
                placeNeeded.accept(this);
            } catch (RuntimeException e) {
                finish(() -> {
                    throw e;
                });
            }
        } else if (decided instanceof Outcome.OfClaim claim) {
            finish(() -> answer(claim));
        } else {
            finish(() -> {
                throw new IllegalStateException("a claim came to " + decided);
            });
        }
    }

    /** Writes the one answer. */
    private void finish(Runnable answer) {
        try {
            answer.run();
        } catch (RuntimeException e) {
            counts.failed();
            LOG.errorf(e, "the answer to a claim could not be written");
            Answers.problem(request, Problem.of(ProblemCode.INTERNAL, ""));
        } finally {
            wait.answered(System.nanoTime() - takenNanos);
        }
    }

    /** The event loop on which it is answered. */
    Executor executor() {
        return loop.executor();
    }

    /** Refuses it for want of a place. */
    void refuse(Problem problem) {
        finish(() -> {
            counts.answered(
                    new Outcome.Rejected(Refusal.PLACE_NEEDED, Outcome.NEVER),
                    System.nanoTime() - startNanos);
            Answers.problem(request, problem);
        });
    }

    /** It went on by way of the waiting room. */
    void cameTo(TicketFirst.Result result) {
        finish(() -> {
            switch (result) {
                case TicketFirst.Decided decided -> answer(decided.outcome());
                case TicketFirst.Waits waits -> waits(waits);
                case TicketFirst.NotTaken _ -> {
                    counts.overloaded();
                    Answers.problem(
                            request,
                            Problem.of(ProblemCode.OVERLOADED, "the queue is full; claim again")
                                    .retry("", 1));
                }
            }
        });
    }

    private void waits(TicketFirst.Waits waits) {
        counts.answered(new Outcome.Queued(waits.retryAtMillis()), System.nanoTime() - startNanos);
        retryAfter(waits.retryAtMillis());
        Answers.json(
                request,
                202,
                new ClaimAnswer(campaign, clock)
                        .waits(
                                loop.scratch(),
                                waits,
                                Language.of(request.getHeader(HttpHeaders.ACCEPT_LANGUAGE)))
                        .toBuffer());
    }

    private void retryAfter(long retryAtMillis) {
        request.response()
                .headers()
                .set(RETRY_AFTER, Long.toString(clock.secondsUntil(retryAtMillis)));
    }

    private void answer(Outcome.OfClaim claim) {
        counts.answered(claim, System.nanoTime() - startNanos);
        ClaimAnswer answer = new ClaimAnswer(campaign, clock);
        Language language = Language.of(request.getHeader(HttpHeaders.ACCEPT_LANGUAGE));
        switch (claim) {
            case Outcome.Granted granted ->
                    Answers.json(
                            request,
                            200,
                            answer.granted(loop.scratch(), granted, language).toBuffer());
            case Outcome.Queued queued -> {
                retryAfter(queued.retryAtMillis());
                Answers.json(
                        request, 202, answer.queued(loop.scratch(), queued, language).toBuffer());
            }
            case Outcome.Rejected rejected -> rejected(answer, rejected, language);
        }
    }

    private void rejected(ClaimAnswer answer, Outcome.Rejected rejected, Language language) {
        switch (rejected.refusal().scope()) {
            case PERSON, STOCK ->
                    Answers.json(
                            request,
                            200,
                            answer.rejected(loop.scratch(), rejected, language).toBuffer());
            case CAMPAIGN, REQUEST -> Answers.problem(request, answer.problem(rejected));
        }
    }
}

package io.hongbao.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.Route;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;

/**
 * A server that has room for one request in ten, for any of the ten: were it always the tenth,
 * pages that ask in turn could keep it from each other for ever. The server itself can only be told
 * how much may be under way, not which share: so this stands between pages and the server, which is
 * told to refuse all that it can, and has it let requests in while the one passes. The other nine
 * meet the server's own refusal. Chat is not counted: the server keeps a reserve for it, and
 * decides.
 */
final class NineOfTen {
    private static final int TEN = 10;

    private final WebServer server;
    private final List<Integer> refusals = new ArrayList<>();
    private final Deque<Route> arrived = new ArrayDeque<>();
    private final Random random = new Random(10);
    private int asked;
    private int anew = 1;
    private int passes = TEN - 1;
    private int passed;

    private NineOfTen(WebServer server) {
        this.server = server;
    }

    /** Refuses from now on; until {@link WebServer#refuses} says otherwise. */
    static NineOfTen of(WebServer server) {
        server.refuses(true);
        return new NineOfTen(server);
    }

    /** What this page asks for from now on is counted, too. */
    void standsBefore(Page page) {
        page.route("**/v1/**", this::answer);
    }

    /** Begins to count anew: the next nine are refused. */
    void refusesTheNextNine() {
        anew++;
        asked = 0;
        passes = TEN - 1;
    }

    /** Fails unless the server refused what it was to refuse, as it does, and that was enough. */
    void hasRefusedNineOfTen() {
        assertThat(refusals).hasSizeGreaterThanOrEqualTo(2 * (TEN - 1)).containsOnly(503);
        // Of a ten that was broken off, as the last one is, the one may have passed before the
        // nine.
        assertThat(refusals.size()).isGreaterThanOrEqualTo((TEN - 1) * (passed - anew));
    }

    private void answer(Route route) {
        if (route.request().url().endsWith("/v1/chat")) {
            route.resume();
            return;
        }
        arrived.add(route);
        // Playwright hands over others while one is fetched: each has its own turn.
        if (arrived.size() == 1) {
            while (!arrived.isEmpty()) {
                try {
                    next(arrived.getFirst());
                } catch (PlaywrightException _) {
                    // The page waits for it no more.
                } finally {
                    arrived.removeFirst();
                }
            }
        }
    }

    private void next(Route route) {
        boolean isLetIn = asked == passes;
        if (++asked == TEN) {
            asked = 0;
            passes = random.nextInt(TEN);
        }
        if (isLetIn) {
            passed++;
            server.refuses(false);
        }
        APIResponse answer;
        try {
            answer = route.fetch();
        } finally {
            if (isLetIn) {
                server.refuses(true);
            }
        }
        if (!isLetIn) {
            refusals.add(answer.status());
        }
        route.fulfill(new Route.FulfillOptions().setResponse(answer));
    }
}

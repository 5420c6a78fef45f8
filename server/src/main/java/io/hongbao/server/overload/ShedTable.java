package io.hongbao.server.overload;

import java.util.List;
import java.util.Optional;

/**
 * Which class every route belongs to. A star in a path stands for one part of it, two at the end
 * for everything from there on; a star as the method for all methods. The first rule that fits
 * counts; an address that no rule knows is shed first.
 */
public final class ShedTable {

    private record Rule(String method, String path, ShedClass shedClass) {}

    private static final List<Rule> RULES =
            List.of(
                    rule("POST", "/v1/campaigns/*/claims", ShedClass.CLAIM),
                    rule("POST", "/v1/orders", ShedClass.PAYING),
                    rule("POST", "/v1/quotes", ShedClass.QUOTING),
                    rule("POST", "/v1/sessions", ShedClass.SESSION),
                    // Whose turn has come is not refused for the sake of those who join.
                    rule("POST", "/v1/campaigns/*/waiting-room/passes", ShedClass.SESSION),
                    rule("*", "/v1/campaigns/*/waiting-room/**", ShedClass.JOIN),
                    rule("GET", "/waiting-room/**", ShedClass.JOIN),
                    // Parts of a page that came only in half are worse than none, and they are kept
                    // by browsers and caches.
                    rule("GET", "/app/**", ShedClass.KEPT),
                    rule("GET", "/console/**", ShedClass.KEPT),
                    rule("POST", "/v1/chat", ShedClass.CHAT),
                    rule("POST", "/v1/assistant/interpretations", ShedClass.CHAT),
                    rule("*", "/mcp/**", ShedClass.CHAT),
                    rule("GET", "/v1/orders/**", ShedClass.PAYING),
                    rule("POST", "/v1/orders/*/cancel", ShedClass.PAYING),
                    rule("POST", "/v1/wallet/payouts", ShedClass.PAYING),
                    rule("POST", "/v1/wallet/payouts/*/cancel", ShedClass.PAYING),
                    rule("GET", "/v1/wallet/**", ShedClass.BROWSE),
                    rule("GET", "/v1/outlets", ShedClass.BROWSE),
                    rule("GET", "/v1/campaigns/*", ShedClass.BROWSE),
                    rule("POST", "/v1/campaigns/*/invites", ShedClass.CLAIM),
                    rule("POST", "/v1/invites/*/acceptances", ShedClass.CLAIM),
                    rule("GET", "/v1/invites/*", ShedClass.BROWSE),
                    rule("GET", "/i/*", ShedClass.BROWSE),
                    rule("GET", "/v1/posters/*", ShedClass.BROWSE),
                    rule("POST", "/v1/invites/*/shares", ShedClass.BROWSE),
                    rule("POST", "/v1/invites/*/reports", ShedClass.BROWSE),
                    rule("POST", "/v1/installs", ShedClass.BROWSE),
                    rule("*", "/v1/webhooks/**", ShedClass.KEPT),
                    // The state of the overload itself: an operator looks at it to end it.
                    rule("GET", "/v1/admin/limit", ShedClass.KEPT),
                    rule("GET", "/v1/admin/scale", ShedClass.KEPT),
                    rule("GET", "/v1/admin/degrade", ShedClass.KEPT),
                    // Who can't sign in can't end it.
                    rule("GET", "/v1/admin/me", ShedClass.KEPT),
                    // One long answer each, to at most a few dozen operators.
                    rule("GET", "/v1/admin/events", ShedClass.KEPT),
                    rule("GET", "/v1/admin/campaigns/*/live", ShedClass.KEPT),
                    rule("GET", "/v1/admin/**", ShedClass.ANALYTICS),
                    rule("*", "/v1/admin/**", ShedClass.KEPT),
                    rule("GET", "/q/health/**", ShedClass.KEPT),
                    // The scale signal and the alarms come from here, and one scrape at a time is
                    // made.
                    rule("GET", "/q/metrics", ShedClass.KEPT),
                    rule("GET", "/q/**", ShedClass.ANALYTICS),
                    rule("POST", "/bench/echo", ShedClass.ANALYTICS));

    private ShedTable() {}

    private static Rule rule(String method, String path, ShedClass shedClass) {
        return new Rule(method, path, shedClass);
    }

    /**
     * The class of a request, or of a route whose path has stars for variables.
     *
     * @param path without the query
     */
    public static ShedClass of(String method, String path) {
        return ruled(method, path).orElse(ShedClass.ANALYTICS);
    }

    /**
     * The class of a request whose caller has a placed pass, or none.
     *
     * @param path without the query
     */
    public static ShedClass of(String method, String path, boolean placed) {
        return of(of(method, path), placed);
    }

    /** A route's class, when its caller has a placed pass, or none. */
    public static ShedClass of(ShedClass shedClass, boolean placed) {
        return placed && shedClass == ShedClass.CLAIM ? ShedClass.PLACED : shedClass;
    }

    /** The class of a route; empty when no rule knows the address. */
    static Optional<ShedClass> ruled(String method, String path) {
        String known = method.equals("HEAD") ? "GET" : method;
        for (Rule rule : RULES) {
            if ((rule.method().equals("*") || rule.method().equals(known))
                    && fits(rule.path(), path)) {
                return Optional.of(rule.shedClass());
            }
        }
        return Optional.empty();
    }

    private static boolean fits(String pattern, String path) {
        int at = 0;
        for (int i = 0; i < pattern.length(); i++) {
            char wanted = pattern.charAt(i);
            if (wanted == '*') {
                int end = path.indexOf('/', at);
                int next = end < 0 ? path.length() : end;
                if (next == at) {
                    return false;
                }
                at = next;
            } else if (isRest(pattern, i)) {
                return at == path.length() || path.charAt(at) == '/';
            } else if (at < path.length() && path.charAt(at) == wanted) {
                at++;
            } else {
                return false;
            }
        }
        return at == path.length();
    }

    private static boolean isRest(String pattern, int from) {
        return pattern.length() == from + 3 && pattern.endsWith("/**");
    }
}

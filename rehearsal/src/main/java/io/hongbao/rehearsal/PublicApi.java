package io.hongbao.rehearsal;

import java.util.List;

/**
 * The requests of the public API that a crowd sends, built by hand: the same few bytes, millions of
 * times.
 */
final class PublicApi {
    private static final String OUTLETS = "/v1/outlets?category=drinks&limit=5&campaign=";

    private static final String INVITES = "/v1/invites/";
    private static final String CHANNEL = "wechat";
    private static final String BY_LINK = "{\"form\":\"link\",\"channel\":\"" + CHANNEL + "\"}";

    /** Only browsers count as people who open a page. */
    private static final String BROWSER =
            "User-Agent: Mozilla/5.0 (Linux; Android 16) hongbao-rehearsal\r\n";

    private final String campaign;
    private final String card;
    private final String claims;
    private final String room;
    private final String invites;
    private final List<IdentitySigner> signers;

    PublicApi(String campaign, List<IdentitySigner> signers) {
        this.campaign = campaign;
        this.card = "/v1/campaigns/" + campaign;
        this.claims = card + "/claims";
        this.room = card + "/waiting-room";
        this.invites = card + "/invites";
        this.signers = List.copyOf(signers);
    }

    /** The campaign's public card. */
    Request page() {
        return Request.get("page", card, "");
    }

    /** The outlets nearby. */
    Request outlets() {
        return Request.get("outlets", OUTLETS + campaign, "");
    }

    /**
     * The app's word on who somebody is, and whether it knew the person before: told to a sandbox,
     * which believes it, or signed.
     */
    Request session(Visitor visitor) {
        if (!signers.isEmpty()) {
            String token = signers.getFirst().token(visitor.user, visitor.device, visitor.newUser);
            return Request.post(
                    "session", "/v1/sessions", pass(token), "{\"campaign\":\"" + campaign + "\"}");
        }
        return Request.post(
                "session",
                "/v1/sessions",
                "",
                "{\"user\":\""
                        + visitor.user
                        + "\",\"device\":\""
                        + visitor.device
                        + "\",\"campaign\":\""
                        + campaign
                        + "\",\"newUser\":"
                        + visitor.newUser
                        + "}");
    }

    Request claim(String kind, String pass, String key) {
        return Request.post(kind, claims, pass(pass) + key(key), "{}");
    }

    /** Asks for a place in the waiting room. */
    Request ticket(String pass, String key) {
        return Request.post("ticket", room + "/tickets", pass(pass) + key(key), "{}");
    }

    /** What every waiting page asks, the same for everybody. */
    Request roomStatus() {
        return Request.get("room", room, "");
    }

    /** Exchanges a pass and a ticket whose turn has come for a placed pass. */
    Request placedPass(String pass, String key, String ticket) {
        return Request.post(
                "placed-pass",
                room + "/passes",
                pass(pass) + key(key),
                "{\"ticket\":\"" + ticket + "\"}");
    }

    /** Says something to the assistant. */
    Request say(String pass, String conversation, String text) {
        return Request.post(
                "chat",
                "/v1/chat",
                pass(pass),
                "{\"conversation\":\"" + conversation + "\",\"text\":\"" + text + "\"}");
    }

    /** Presses the button on a quote that the assistant has shown. */
    Request confirmInChat(String pass, String conversation, String quote, String hash) {
        return Request.post(
                "chat-order",
                "/v1/chat",
                pass(pass),
                "{\"conversation\":\""
                        + conversation
                        + "\",\"confirm\":{\"quote\":\""
                        + quote
                        + "\",\"hash\":\""
                        + hash
                        + "\"}}");
    }

    /** Asks for one's invite in all its forms. */
    Request invite(String kind, String pass) {
        return Request.post(kind, invites, pass(pass), "{\"channel\":\"" + CHANNEL + "\"}");
    }

    /** Says that one's invite was handed on. */
    Request handOn(String pass, String code) {
        return Request.post("invite-share", INVITES + code + "/shares", pass(pass), BY_LINK);
    }

    /**
     * Opens an invite's page, in a browser.
     *
     * @param path of the link, from the host on
     */
    Request landing(String path) {
        return Request.get("landing", path, BROWSER);
    }

    /** Looks an invite up. */
    Request lookUp(String pass, String code) {
        return Request.get("invite-look", INVITES + code, pass(pass));
    }

    /** Accepts an invite. */
    Request accept(String kind, String pass, String key, String code) {
        return Request.post(kind, INVITES + code + "/acceptances", pass(pass) + key(key), BY_LINK);
    }

    Request wallet(String pass) {
        return Request.get("wallet", "/v1/wallet", pass(pass));
    }

    Request quote(String pass, String key, String outlet, String items) {
        return Request.post(
                "quote",
                "/v1/quotes",
                pass(pass) + key(key),
                "{\"outlet\":\"" + outlet + "\",\"items\":" + items + "}");
    }

    /** Says yes to a quote; {@code hash} may be empty. */
    Request confirm(String pass, String quote, String hash) {
        return Request.post(
                hash.isEmpty() ? "order-retry" : "order",
                "/v1/orders",
                pass(pass),
                hash.isEmpty()
                        ? "{\"quote\":\"" + quote + "\"}"
                        : "{\"quote\":\"" + quote + "\",\"hash\":\"" + hash + "\"}");
    }

    Request order(String pass, String order) {
        return Request.get("order-look", "/v1/orders/" + order, pass(pass));
    }

    Request cancel(String pass, String order) {
        return Request.post("order-cancel", "/v1/orders/" + order + "/cancel", pass(pass), "{}");
    }

    /** A broken request; see {@link BadInput}. */
    Request bad(BadInput input, String pass, String key) {
        return switch (input) {
            case BROKEN_JSON -> post(claims, pass(pass) + key(key), "{\"prize\":");
            case UNKNOWN_FIELD -> post(claims, pass(pass) + key(key), "{\"prise\":\"card\"}");
            case WRONG_TYPE ->
                    post(claims, pass(pass) + key(key), "{\"prize\":[1000000000000000000]}");
            case OVERSIZED ->
                    post(
                            claims,
                            pass(pass) + key(key),
                            "{\"prize\":\"" + "x".repeat(70_000) + "\"}");
            case NO_KEY -> post(claims, pass(pass), "{}");
            case BAD_KEY -> post(claims, pass(pass) + key("no spaces, please"), "{}");
            case NO_PASS -> post(claims, key(key), "{}");
            case FORGED_PASS -> post(claims, pass(forged(pass)) + key(key), "{}");
            case UNKNOWN_CAMPAIGN ->
                    post("/v1/campaigns/no-such-campaign/claims", pass(pass) + key(key), "{}");
            case WRONG_METHOD -> Request.get("bad", claims, pass(pass) + key(key));
        };
    }

    private static Request post(String path, String headers, String json) {
        return Request.post("bad", path, headers, json);
    }

    private static String pass(String pass) {
        return "Authorization: Bearer " + pass + "\r\n";
    }

    private static String key(String key) {
        return "Idempotency-Key: " + key + "\r\n";
    }

    /** The pass with one character changed in its middle. */
    private static String forged(String pass) {
        int middle = pass.length() / 2;
        char other = pass.charAt(middle) == 'A' ? 'B' : 'A';
        return pass.substring(0, middle) + other + pass.substring(middle + 1);
    }
}

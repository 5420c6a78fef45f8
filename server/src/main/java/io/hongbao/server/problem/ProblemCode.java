package io.hongbao.server.problem;

import java.util.Locale;

/**
 * Every reason for which a request gets a problem instead of an answer. The name in lower case is
 * the stable {@code code}; its message stands in {@code problems_en.properties} and {@code
 * problems_zh.properties}.
 */
public enum ProblemCode {
    JSON_MALFORMED(400, "The body is not valid JSON"),
    JSON_FIELD_UNKNOWN(400, "The body has a field that is not known here"),
    JSON_FIELD_INVALID(400, "A field of the body has a wrong type or value"),
    BODY_NOT_UTF8(400, "The body is not UTF-8"),
    BODY_MISSING(400, "A body is required"),
    TEXT_MISSING(400, "There is nothing to answer"),
    TEXT_TOO_LONG(400, "The text is too long"),
    PARAMETER_INVALID(400, "A parameter has a wrong value"),
    REQUEST_MALFORMED(400, "The request is not valid HTTP"),
    KEY_MISSING(400, "The Idempotency-Key header is missing"),
    KEY_INVALID(400, "The Idempotency-Key header is not valid"),
    PASS_MISSING(401, "A pass is required"),
    PASS_INVALID(401, "The pass is not valid"),
    PASS_EXPIRED(401, "The pass has expired"),
    PASS_REVOKED(401, "The pass was revoked"),
    IDENTITY_MISSING(401, "An identity token is required"),
    IDENTITY_INVALID(401, "The identity token is not valid"),
    IDENTITY_EXPIRED(401, "The identity token has expired"),
    ADMIN_KEY_MISSING(401, "An admin key is required"),
    ADMIN_KEY_INVALID(401, "The admin key is not known"),
    SIGNATURE_MISSING(401, "A signature is required"),
    SIGNATURE_INVALID(401, "The signature is not valid"),
    SIGNATURE_STALE(401, "The signature is too old"),
    PASS_OF_ANOTHER_CAMPAIGN(403, "The pass belongs to another campaign"),
    PLACE_NEEDED(403, "A place in the waiting room is needed"),
    TICKET_NOT_YOURS(403, "The ticket belongs to another account, or to an earlier opening"),
    ORIGIN_NOT_ALLOWED(403, "Web pages of other sites may not use this address"),
    ROLE_MISSING(403, "The admin key lacks the role for this"),
    PERSON_ERASED(403, "This account was erased during the campaign"),
    NOT_FOUND(404, "There is nothing here"),
    CAMPAIGN_UNKNOWN(404, "The campaign is not known"),
    PRIZE_UNKNOWN(404, "The prize is not known"),
    VOUCHER_UNKNOWN(404, "The voucher is not known"),
    OUTLET_UNKNOWN(404, "The outlet is not known"),
    QUOTE_UNKNOWN(404, "The quote is not known"),
    ORDER_UNKNOWN(404, "The order is not known"),
    INVITE_UNKNOWN(404, "The invite is not known"),
    ACCEPTANCE_UNKNOWN(404, "This person has accepted no invite of the campaign"),
    TICKET_UNKNOWN(404, "This account has no ticket"),
    EFFECT_UNKNOWN(404, "The effect was never asked for"),
    PAYOUT_UNKNOWN(404, "The payout is not known"),
    DEAD_LETTER_UNKNOWN(404, "There is no such dead letter"),
    MOMENT_UNKNOWN(404, "There is no such moment"),
    ADMIN_KEY_UNKNOWN(404, "There is no admin key of that name"),
    DAY_NOT_CLOSED(404, "The day was not closed"),
    REHEARSAL_UNKNOWN(404, "There is no such rehearsal"),
    REPORT_MISSING(404, "The rehearsal has no report"),
    METHOD_NOT_ALLOWED(405, "The method is not allowed here"),
    NOT_ACCEPTABLE(406, "No acceptable representation"),
    BODY_TIMEOUT(408, "The request took too long to arrive"),
    CAMPAIGN_NOT_STARTED(409, "The campaign has not started"),
    CAMPAIGN_PAUSED(409, "The campaign is paused"),
    CAMPAIGN_KILLED(409, "The campaign was stopped"),
    CAMPAIGN_ENDED(409, "The campaign is over"),
    CAMPAIGN_CLOSED(409, "The campaign is closed"),
    WAITING_ROOM_NOT_OPEN(409, "There is no waiting room now"),
    WAITING_ROOM_DRAINING(409, "Nobody else may join the waiting room"),
    WAITING_ROOM_NOT_ALLOWED(409, "The waiting room cannot be led there from where it is"),
    NO_INVITES(409, "The campaign has no invites"),
    PRIZE_STOPPED(409, "The prize is stopped for now"),
    NO_WAVE_OPEN(409, "No wave is open"),
    KEY_REUSED(409, "The idempotency key was used for something else"),
    TURN_IN_PROGRESS(409, "The conversation is busy"),
    STATUS_NOT_ALLOWED(409, "The campaign cannot be led there from where it is"),
    PRIZE_NOT_STOPPABLE(409, "The campaign grants nothing that could be stopped"),
    CERTIFICATE_NEEDED(409, "A launch certificate is needed"),
    REHEARSALS_NOT_ENABLED(409, "The server plays no rehearsals"),
    REHEARSAL_RUNNING(409, "A rehearsal is being played"),
    CAMPAIGN_RUNNING(409, "A campaign is running here"),
    CHANGE_NOT_SAFE(409, "The change is not safe on a published campaign"),
    VOUCHER_NOT_VOIDABLE(409, "The voucher cannot be voided any more"),
    OUTLET_PAUSED(409, "The outlet takes no orders now"),
    OUTLET_CLOSED(409, "The outlet is closed now"),
    OUTLET_FULL(409, "The outlet has no room for more now"),
    SEATS_SOLD_OUT(409, "There are not so many seats left"),
    ITEM_UNAVAILABLE(409, "The item is not to be had now"),
    VOUCHER_NOT_USABLE(409, "The voucher cannot pay for this"),
    DAY_CAP_REACHED(409, "No more orders today"),
    TOO_MANY_REJECTED(409, "Too many orders were rejected today"),
    ORDERS_FULL(409, "No more orders for this person"),
    QUOTE_EXPIRED(409, "The quote has expired"),
    QUOTE_DIFFERS(409, "The hash is not that of the quote"),
    PRICE_CHANGED(409, "The price has changed since the quote"),
    ORDER_NOT_CANCELLABLE(409, "The order cannot be cancelled any more"),
    ORDER_NOT_REFUNDABLE(409, "The order cannot be refunded"),
    ADMIN_KEY_EXISTS(409, "There is an admin key of that name"),
    ADMIN_KEY_LAST(409, "The last key with the admin role must stay"),
    BACKUP_EXISTS(409, "There is a backup of that name"),
    LIMIT_REACHED(409, "No more of these may be kept"),
    VOUCHER_NOT_PAYABLE(409, "The voucher cannot be paid out now"),
    PAYOUT_DAY_LIMIT_REACHED(409, "No more can be paid out today"),
    TOO_MANY_PAYOUTS_FAILED(409, "Too many payouts failed today"),
    PAYOUTS_FULL(409, "No more payouts for this person"),
    PAYOUT_NOT_CANCELLABLE(409, "The payout cannot be cancelled any more"),
    DAY_NOT_OVER(409, "The day is not over"),
    BODY_TOO_LARGE(413, "The body is too large"),
    URI_TOO_LONG(414, "The address is too long"),
    CONTENT_TYPE_UNSUPPORTED(415, "The content type is not supported"),
    PRIZE_NOT_IN_WAVE(422, "The prize is not in the open wave"),
    PRIZE_NOT_CLAIMABLE(422, "The prize cannot be had by claiming"),
    ITEM_UNKNOWN(422, "The outlet does not sell this"),
    OPTION_UNKNOWN(422, "The item has no such option"),
    OPTION_CONTRADICTORY(422, "The options contradict each other"),
    QUANTITY_INVALID(422, "The quantity is not allowed"),
    ORDER_TOO_LARGE(422, "The order is too large"),
    SLOT_REQUIRED(422, "A showing, date and class are required"),
    SLOT_UNKNOWN(422, "There is no such showing, date or class"),
    SLOT_PAST(422, "The showing has started already"),
    SLOTS_DIFFER(422, "The seats of an order must be at one showing"),
    TOO_MANY_VOUCHERS(422, "Too many vouchers for one order"),
    REFUND_TOO_LARGE(422, "More than is left cannot be refunded"),
    DATE_PAST(422, "The date is in the past"),
    CERTIFICATE_INVALID(422, "The launch certificate does not fit"),
    CAMPAIGN_FILE_INVALID(422, "The campaign file is not valid"),
    VOUCHER_NOT_CASH(422, "The voucher is not cash"),
    PAYOUT_TOO_SMALL(422, "The amount is too small to be paid out"),
    PAYOUT_TOO_LARGE(422, "The amount is too large to be paid out"),
    PROVIDER_FILE_INVALID(422, "The provider's file is not valid"),
    OUTLET_FILE_INVALID(422, "The outlet file is not valid"),
    TOO_MANY_REQUESTS(429, "Too many requests"),
    TOO_MANY_CODES(429, "Too many wrong codes"),
    HEADERS_TOO_LARGE(431, "The headers are too large"),
    INTERNAL(500, "Something went wrong here"),
    OVERLOADED(503, "The server is busy"),
    REPORTS_BUSY(503, "Another report is being made"),
    POSTERS_BUSY(503, "Too many posters are being painted"),
    POSTERS_UNAVAILABLE(503, "Posters cannot be painted here"),
    SHUTTING_DOWN(503, "The server is shutting down"),
    DEADLINE_PASSED(504, "The deadline has passed"),
    BACKUP_FAILED(507, "The backup could not be written");

    private final int status;
    private final String title;
    private final String code;

    ProblemCode(int status, String title) {
        this.status = status;
        this.title = title;
        this.code = name().toLowerCase(Locale.ROOT);
    }

    /** The HTTP status that goes with it. */
    public int status() {
        return status;
    }

    /** A short English summary, the same each time. */
    public String title() {
        return title;
    }

    /** The stable code, such as {@code key_reused}. */
    public String code() {
        return code;
    }
}

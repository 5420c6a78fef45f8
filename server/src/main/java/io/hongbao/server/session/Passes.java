package io.hongbao.server.session;

import io.hongbao.core.UserId;
import io.hongbao.server.campaign.CampaignClock;
import io.hongbao.server.edge.EventLoop;
import io.hongbao.server.edge.Requests;
import io.hongbao.server.json.Rfc3339;
import io.hongbao.server.overload.PersonRates;
import io.hongbao.server.problem.Problem;
import io.hongbao.server.problem.ProblemCode;
import io.hongbao.server.problem.ProblemException;
import io.vertx.core.http.HttpServerRequest;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;

/**
 * Makes and reads passes. A pass is {@code v1.KEY.PAYLOAD.MAC}: the id of the key, the payload in
 * base64url, and the HMAC-SHA256 of everything before the last dot in base64url. To verify one
 * takes about a microsecond.
 */
public final class Passes {

    private static final String VERSION = "v1.";
    private static final int MAX_LENGTH = 400;
    private static final byte PAYLOAD_FORMAT = 2;
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
    private static final Base64.Decoder DECODER = Base64.getUrlDecoder();

    private final PassKeys keys;
    private final Revocations revocations;
    private final PersonRates rates;
    private final CampaignClock clock;

    /** Passes whose holders may ask as often as they like. */
    Passes(PassKeys keys, Revocations revocations) {
        this(keys, revocations, PersonRates.none(), CampaignClock.real());
    }

    /**
     * @param clock for the times at which people who were too quick should come again
     */
    public Passes(PassKeys keys, Revocations revocations, PersonRates rates, CampaignClock clock) {
        this.keys = keys;
        this.revocations = revocations;
        this.rates = rates;
        this.clock = clock;
    }

    /**
     * The pass that a hot request carries, of a person who may ask now.
     *
     * @param nowMillis the machine's time
     * @throws ProblemException as {@link #admit}, or when there is none
     */
    public Pass holder(HttpServerRequest request, EventLoop loop, long nowMillis) {
        Pass pass = admit(Requests.bearer(request), nowMillis);
        loop.met(request, pass.user());
        return pass;
    }

    /**
     * The pass that {@code token} is, of a person who may ask now.
     *
     * @throws ProblemException as {@link #verify}; {@code too_many_requests} when they ask more
     *     often than a person does
     */
    public Pass admit(String token, long nowMillis) {
        Pass pass = verify(token, nowMillis);
        long waitMillis = rates.waitMillis(pass.user());
        if (waitMillis > 0) {
            long seconds = (waitMillis + 999) / 1_000;
            throw new ProblemException(
                    Problem.of(
                                    ProblemCode.TOO_MANY_REQUESTS,
                                    "this pass is used more often than a person does")
                            .retry(
                                    Rfc3339.of(clock.inSeconds(seconds), CampaignClock.zone()),
                                    seconds));
        }
        return pass;
    }

    /** Signs {@code pass} with the current key. */
    public String sign(Pass pass) {
        PassKey key = keys.current();
        byte[] campaign = pass.campaign().getBytes(StandardCharsets.US_ASCII);
        byte[] region = pass.region().getBytes(StandardCharsets.US_ASCII);
        byte[] appVersion = pass.appVersion().getBytes(StandardCharsets.US_ASCII);
        ByteBuffer payload =
                ByteBuffer.allocate(57 + campaign.length + region.length + appVersion.length)
                        .put(PAYLOAD_FORMAT)
                        .putLong(pass.user().high())
                        .putLong(pass.user().low())
                        .putInt(pass.opening())
                        .putLong(pass.place())
                        .putLong(pass.serial())
                        .putLong(pass.issuedAtMillis())
                        .putLong(pass.expiresAtMillis())
                        .put((byte) (pass.newUser() ? 1 : 0));
        put(payload, campaign);
        put(payload, region);
        put(payload, appVersion);
        String signed = VERSION + key.id() + "." + ENCODER.encodeToString(payload.array());
        byte[] bytes = signed.getBytes(StandardCharsets.ISO_8859_1);
        return signed + "." + ENCODER.encodeToString(key.sign(bytes, bytes.length));
    }

    /**
     * The pass that {@code token} is.
     *
     * @param nowMillis the machine's time
     * @throws ProblemException when it is forged or broken, has expired, or was revoked
     */
    public Pass verify(String token, long nowMillis) {
        Pass pass = read(token).orElseThrow(Passes::invalid);
        if (nowMillis >= pass.expiresAtMillis()) {
            throw ProblemException.of(
                    ProblemCode.PASS_EXPIRED,
                    "Authorization",
                    "get a new pass from POST /v1/sessions");
        }
        if (revocations.isRevoked(pass)) {
            throw ProblemException.of(
                    ProblemCode.PASS_REVOKED,
                    "Authorization",
                    "get a new pass from POST /v1/sessions");
        }
        return pass;
    }

    private Optional<Pass> read(String token) {
        int payloadStart = token.indexOf('.', VERSION.length()) + 1;
        int macStart = token.lastIndexOf('.') + 1;
        if (token.length() > MAX_LENGTH
                || !token.startsWith(VERSION)
                || payloadStart == 0
                || macStart <= payloadStart) {
            return Optional.empty();
        }
        Optional<PassKey> key = keys.find(token.substring(VERSION.length(), payloadStart - 1));
        if (key.isEmpty()) {
            return Optional.empty();
        }
        byte[] bytes = token.getBytes(StandardCharsets.ISO_8859_1);
        try {
            byte[] expected = key.get().sign(bytes, macStart - 1);
            byte[] mac =
                    DECODER.decode(ByteBuffer.wrap(bytes, macStart, bytes.length - macStart))
                            .array();
            if (!MessageDigest.isEqual(expected, mac)) {
                return Optional.empty();
            }
            Pass pass =
                    payload(
                            DECODER.decode(
                                    ByteBuffer.wrap(
                                            bytes, payloadStart, macStart - 1 - payloadStart)));
            return key.get().canHaveSigned(pass) ? Optional.of(pass) : Optional.empty();
        } catch (IllegalArgumentException | BufferUnderflowException notOurs) {
            return Optional.empty();
        }
    }

    private static Pass payload(ByteBuffer payload) {
        if (payload.get() != PAYLOAD_FORMAT) {
            throw new IllegalArgumentException("unknown payload format");
        }
        UserId user = new UserId(payload.getLong(), payload.getLong());
        int opening = payload.getInt();
        long place = payload.getLong();
        long serial = payload.getLong();
        long issuedAtMillis = payload.getLong();
        long expiresAtMillis = payload.getLong();
        boolean newUser = payload.get() == 1;
        return new Pass(
                user,
                text(payload),
                opening,
                place,
                serial,
                issuedAtMillis,
                expiresAtMillis,
                newUser,
                text(payload),
                text(payload));
    }

    private static void put(ByteBuffer payload, byte[] text) {
        payload.put((byte) text.length).put(text);
    }

    private static String text(ByteBuffer payload) {
        int length = payload.get();
        if (length == 0) {
            return "";
        }
        String text =
                new String(
                        payload.array(),
                        payload.arrayOffset() + payload.position(),
                        length,
                        StandardCharsets.US_ASCII);
        payload.position(payload.position() + length);
        return text;
    }

    private static ProblemException invalid() {
        return ProblemException.of(
                ProblemCode.PASS_INVALID,
                "Authorization",
                "send 'Bearer ' and a pass from POST /v1/sessions");
    }
}

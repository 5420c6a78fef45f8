package io.hongbao.server.claim;

import io.hongbao.core.Outcome;
import io.hongbao.core.Refusal;
import io.hongbao.core.campaign.CampaignTerms;
import io.hongbao.core.wallet.Voucher;
import io.hongbao.server.campaign.CampaignClock;
import io.hongbao.server.campaign.CampaignView;
import io.hongbao.server.campaign.PrizeView;
import io.hongbao.server.campaign.VoucherStates;
import io.hongbao.server.json.JsonBytes;
import io.hongbao.server.json.Rfc3339;
import io.hongbao.server.json.StrictJson;
import io.hongbao.server.problem.Language;
import io.hongbao.server.problem.Messages;
import io.hongbao.server.problem.Problem;
import io.hongbao.server.problem.ProblemCode;
import io.hongbao.server.room.TicketFirst;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/** What a claim came to, as JSON. */
public final class ClaimAnswer {

    private static final byte[] GRANTED =
            ascii("{\"status\":\"granted\",\"code\":\"granted\",\"repeated\":");
    private static final Map<Language, Map<Refusal, byte[]>> REJECTED = rejected();
    private static final Map<Language, byte[]> QUEUED = queued();

    private final CampaignView campaign;
    private final CampaignClock clock;

    public ClaimAnswer(CampaignView campaign, CampaignClock clock) {
        this.campaign = campaign;
        this.clock = clock;
    }

    public JsonBytes granted(JsonBytes out, Outcome.Granted granted, Language language) {
        Voucher voucher = granted.voucher();
        CampaignTerms terms = campaign.terms();
        PrizeView prize =
                campaign.prize(voucher.prize())
                        .orElseThrow(() ->
                                new IllegalStateException(
                                        "granted prize "
                                                + voucher.prize()
                                                + " is not in the terms"));
        long expiresAtMillis = voucher.expiresAtMillis(prize.prize());
        out.raw(GRANTED).ascii(granted.repeated() ? "true" : "false");
        out.ascii(",\"envelope\":{\"id\":\"").number(voucher.id()).ascii("\",");
        out.raw(prize.members(language)).ascii(",\"wave\":\"").ascii(voucher.wave());
        out.ascii("\",\"amountMinor\":").number(voucher.amountMinor());
        if (voucher.position() >= 0) {
            out.ascii(",\"position\":").number(voucher.position());
        }
        out.ascii(",\"issuedAt\":\"");
        Rfc3339.write(out, voucher.issuedAtMillis(), terms.zone()).ascii("\",\"expiresAt\":\"");
        Rfc3339.write(out, expiresAtMillis, terms.zone()).ascii("\",\"state\":\"");
        return out.ascii(VoucherStates.word(voucher, expiresAtMillis, clock.getAsLong()))
                .ascii("\"}}");
    }

    JsonBytes rejected(JsonBytes out, Outcome.Rejected rejected, Language language) {
        out.raw(piece(piece(REJECTED, language), rejected.refusal()));
        if (rejected.retryAtMillis() != Outcome.NEVER) {
            out.ascii(",\"retryAt\":\"");
            Rfc3339.write(out, rejected.retryAtMillis(), campaign.terms().zone()).ascii("\"");
        }
        return out.ascii("}");
    }

    JsonBytes queued(JsonBytes out, Outcome.Queued queued, Language language) {
        out.raw(piece(QUEUED, language));
        return Rfc3339.write(out, queued.retryAtMillis(), campaign.terms().zone()).ascii("\"}");
    }

    /** It has a place in the waiting room, and is decided when its turn has come. */
    JsonBytes waits(JsonBytes out, TicketFirst.Waits waits, Language language) {
        out.raw(piece(QUEUED, language));
        Rfc3339.write(out, waits.retryAtMillis(), campaign.terms().zone());
        out.ascii("\",\"ticket\":\"").ascii(waits.ticket());
        out.ascii("\",\"position\":").number(waits.position());
        out.ascii(",\"ahead\":").number(waits.position() - 1);
        if (waits.turnAtMillis() != 0) {
            out.ascii(",\"turnAt\":\"");
            Rfc3339.write(out, waits.turnAtMillis(), campaign.terms().zone()).ascii("\"");
        }
        return out.ascii("}");
    }

    /** A refusal that lies in the campaign or in the request. */
    Problem problem(Outcome.Rejected rejected) {
        ProblemCode code = ProblemCode.valueOf(rejected.refusal().name());
        Problem problem = Problem.of(code, "");
        if (rejected.retryAtMillis() == Outcome.NEVER) {
            return problem;
        }
        return problem.retry(
                Rfc3339.of(rejected.retryAtMillis(), campaign.terms().zone()),
                clock.secondsUntil(rejected.retryAtMillis()));
    }

    private static Map<Language, Map<Refusal, byte[]>> rejected() {
        Map<Language, Map<Refusal, byte[]>> all = new EnumMap<>(Language.class);
        for (Language language : Language.values()) {
            Map<Refusal, byte[]> byRefusal = new EnumMap<>(Refusal.class);
            for (Refusal refusal : Refusal.values()) {
                String message =
                        new String(
                                StrictJson.write(Messages.of(refusal, language)),
                                StandardCharsets.UTF_8);
                String json =
                        "{\"status\":\"rejected\",\"code\":\""
                                + Messages.codeOf(refusal)
                                + "\",\"message\":"
                                + message;
                byRefusal.put(refusal, json.getBytes(StandardCharsets.UTF_8));
            }
            all.put(language, byRefusal);
        }
        return all;
    }

    private static Map<Language, byte[]> queued() {
        Map<Language, byte[]> all = new EnumMap<>(Language.class);
        for (Language language : Language.values()) {
            String message =
                    new String(StrictJson.write(Messages.queued(language)), StandardCharsets.UTF_8);
            String json =
                    "{\"status\":\"queued\",\"code\":\"queued\",\"message\":"
                            + message
                            + ",\"retryAt\":\"";
            all.put(language, json.getBytes(StandardCharsets.UTF_8));
        }
        return all;
    }

    /** What was prepared for every key. */
    private static <K, V> V piece(Map<K, V> prepared, K key) {
        return Objects.requireNonNull(prepared.get(key));
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}

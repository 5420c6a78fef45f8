package io.hongbao.server.campaign;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.hongbao.core.campaign.CampaignTerms;
import io.hongbao.core.campaign.Prize;
import io.hongbao.server.problem.Language;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/**
 * A prize as envelopes show it: what never changes from envelope to envelope, as ready-made JSON in
 * each language.
 */
public final class PrizeView {

    private static final JsonFactory JSON = new JsonFactory();

    private final Prize prize;
    private final Map<Language, byte[]> members = new EnumMap<>(Language.class);

    PrizeView(CampaignTerms terms, Prize prize) {
        this.prize = prize;
        for (Language language : Language.values()) {
            members.put(language, members(terms, prize, language));
        }
    }

    /** The rules. */
    public Prize prize() {
        return prize;
    }

    /**
     * The members {@code campaign} to {@code categories} of an envelope's JSON, without the braces
     * around them.
     */
    public byte[] members(Language language) {
        return Objects.requireNonNull(members.get(language));
    }

    /** The name of a prize in {@code language}, or in any other, or its id. */
    public static String name(Map<String, String> names, Language language, String id) {
        String wanted = names.get(language.id());
        if (wanted != null) {
            return wanted;
        }
        return names.values().stream().sorted().findFirst().orElse(id);
    }

    /** {@code card} or {@code cash}. */
    public static String kind(Prize prize) {
        return switch (prize.content()) {
            case Prize.Card _ -> "card";
            case Prize.CashDeck _, Prize.LuckySplit _ -> "cash";
        };
    }

    private static byte[] members(CampaignTerms terms, Prize prize, Language language) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(out)) {
            json.writeStartObject();
            json.writeStringField("campaign", terms.id());
            json.writeStringField("prize", prize.id());
            json.writeStringField("kind", kind(prize));
            json.writeStringField("name", name(prize.names(), language, prize.id()));
            json.writeStringField("currency", terms.currency());
            if (prize.content() instanceof Prize.Card card) {
                json.writeArrayFieldStart("categories");
                for (String category : card.categories()) {
                    json.writeString(category);
                }
                json.writeEndArray();
                json.writeNumberField("minimumSpendMinor", card.minimumSpendMinor());
            }
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory does not fail", e);
        }
        byte[] object = out.toByteArray();
        return java.util.Arrays.copyOfRange(object, 1, object.length - 1);
    }
}

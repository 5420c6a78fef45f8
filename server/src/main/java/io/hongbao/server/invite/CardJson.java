package io.hongbao.server.invite;

import io.hongbao.server.json.JsonBytes;
import io.hongbao.server.wallet.WalletCard;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes the two answers that thousands of people get each second by hand: the same bytes as {@code
 * StrictJson} writes, at a fraction of their time. CardJsonTest holds both together.
 */
final class CardJson {
    private CardJson() {}

    static JsonBytes made(JsonBytes out, InviteCards.Made made) {
        out.ascii("{\"status\":\"").ascii(made.status());
        out.ascii("\",\"code\":\"").ascii(made.code());
        out.ascii("\",\"accepted\":").number(made.accepted());
        out.ascii(",\"most\":").number(made.most());
        out.ascii(",\"expiresAt\":\"").ascii(made.expiresAt());
        out.ascii("\",\"rewards\":");
        rewards(out, made.rewards());
        text(out, ",\"message\":", made.message());
        text(out, ",\"recommended\":", made.recommended());
        InviteCards.Kit kit = made.kit();
        if (kit != null) {
            kit(out, kit);
        }
        List<InviteCards.Forbidden> forbidden = made.forbidden();
        if (forbidden != null) {
            forbidden(out, forbidden);
        }
        return flag(out, ",\"repeated\":", made.repeated()).character('}');
    }

    private static void kit(JsonBytes out, InviteCards.Kit kit) {
        out.ascii(",\"kit\":{");
        InviteCards.LinkForm link = kit.link();
        if (link != null) {
            InviteCards.Preview preview = link.preview();
            out.ascii("\"link\":{\"url\":").text(link.url());
            out.ascii(",\"preview\":{\"title\":").text(preview.title());
            out.ascii(",\"description\":").text(preview.description());
            out.ascii(",\"image\":").text(preview.image()).ascii("}},");
        }
        out.ascii("\"code\":{\"text\":").text(kit.code().text()).character('}');
        InviteCards.TextForm passphrase = kit.passphrase();
        if (passphrase != null) {
            out.ascii(",\"passphrase\":{\"text\":").text(passphrase.text()).character('}');
        }
        InviteCards.Poster poster = kit.poster();
        if (poster != null) {
            out.ascii(",\"poster\":{\"url\":").text(poster.url()).character('}');
        }
        out.ascii(",\"spoken\":{\"text\":").text(kit.spoken().text()).ascii("}}");
    }

    private static void forbidden(JsonBytes out, List<InviteCards.Forbidden> all) {
        out.ascii(",\"forbidden\":");
        char separator = '[';
        for (InviteCards.Forbidden each : all) {
            out.character(separator).ascii("{\"form\":\"").ascii(each.form());
            out.ascii("\",\"message\":").text(each.message());
            out.ascii(",\"rule\":").text(each.rule());
            out.ascii(",\"source\":").text(each.source());
            out.ascii(",\"checked\":").text(each.checked()).character('}');
            separator = ',';
        }
        out.ascii(separator == '[' ? "[]" : "]");
    }

    private static void rewards(JsonBytes out, InviteCards.RewardRules rules) {
        char separator = '{';
        separator = prize(out, separator, "inviter", rules.inviter());
        separator = prize(out, separator, "friend", rules.friend());
        InviteCards.Draw draw = rules.draw();
        if (draw != null) {
            out.character(separator).ascii("\"draw\":{\"every\":").number(draw.every());
            char _ = prize(out, ',', "prize", draw.prize());
            out.character('}');
            separator = ',';
        }
        List<InviteCards.Later> later = rules.later();
        if (later != null) {
            later(out.character(separator), later);
            separator = ',';
        }
        end(out, separator);
    }

    private static void later(JsonBytes out, List<InviteCards.Later> later) {
        out.ascii("\"later\":");
        char separator = '[';
        for (InviteCards.Later one : later) {
            out.character(separator).ascii("{\"day\":").number(one.day());
            char inner = prize(out, ',', "inviter", one.inviter());
            char _ = prize(out, inner, "friend", one.friend());
            out.character('}');
            separator = ',';
        }
        out.ascii(separator == '[' ? "[]" : "]");
    }

    /** Ends an object that has nothing yet when {@code separator} is the brace. */
    private static void end(JsonBytes out, char separator) {
        out.ascii(separator == '{' ? "{}" : "}");
    }

    /**
     * Writes a prize, if there is one.
     *
     * @return what comes before the member after it
     */
    private static char prize(
            JsonBytes out, char separator, String member, InviteCards.@Nullable PrizeCard prize) {
        if (prize == null) {
            return separator;
        }
        out.character(separator).character('"').ascii(member).ascii("\":{\"prize\":");
        out.text(prize.prize()).ascii(",\"kind\":").text(prize.kind());
        out.ascii(",\"name\":").text(prize.name());
        out.ascii(",\"currency\":").text(prize.currency());
        number(out, ",\"amountMinor\":", prize.amountMinor());
        out.character('}');
        return ',';
    }

    static JsonBytes accepted(JsonBytes out, AcceptedCards.Card card) {
        out.ascii("{\"status\":\"").ascii(card.status());
        out.ascii("\",\"code\":\"").ascii(card.code()).character('"');
        flag(out, ",\"held\":", card.held());
        flag(out, ",\"inviterRewarded\":", card.inviterRewarded());
        out.ascii(",\"rewards\":[");
        String separator = "";
        for (AcceptedCards.Earned earned : card.rewards()) {
            out.ascii(separator);
            earned(out, earned);
            separator = ",";
        }
        out.ascii("],\"messageKey\":\"").ascii(card.messageKey());
        out.ascii("\",\"message\":").text(card.message());
        return flag(out, ",\"repeated\":", card.repeated()).character('}');
    }

    private static void earned(JsonBytes out, AcceptedCards.Earned earned) {
        char separator = prize(out, '{', "prize", earned.prize());
        out.character(separator).ascii("\"state\":\"").ascii(earned.state()).character('"');
        if (earned.day() != null) {
            out.ascii(",\"day\":").number(earned.day());
        }
        text(out, ",\"reason\":", earned.reason());
        WalletCard.Held envelope = earned.envelope();
        if (envelope != null) {
            envelope(out, envelope);
        }
        out.character('}');
    }

    private static void envelope(JsonBytes out, WalletCard.Held held) {
        out.ascii(",\"envelope\":{\"id\":\"").ascii(held.id());
        out.ascii("\",\"campaign\":").text(held.campaign());
        out.ascii(",\"wave\":").text(held.wave());
        out.ascii(",\"prize\":").text(held.prize());
        out.ascii(",\"kind\":").text(held.kind());
        out.ascii(",\"name\":").text(held.name());
        List<String> categories = held.categories();
        if (categories != null) {
            out.ascii(",\"categories\":[");
            String separator = "";
            for (String category : categories) {
                out.ascii(separator).text(category);
                separator = ",";
            }
            out.character(']');
        }
        number(out, ",\"minimumSpendMinor\":", held.minimumSpendMinor());
        out.ascii(",\"currency\":").text(held.currency());
        out.ascii(",\"amountMinor\":").number(held.amountMinor());
        out.ascii(",\"remainingMinor\":").number(held.remainingMinor());
        number(out, ",\"position\":", held.position());
        out.ascii(",\"earnedBy\":\"").ascii(held.earnedBy());
        out.ascii("\",\"issuedAt\":\"").ascii(held.issuedAt());
        out.ascii("\",\"expiresAt\":\"").ascii(held.expiresAt());
        out.ascii("\",\"state\":\"").ascii(held.state()).ascii("\"}");
    }

    private static void text(JsonBytes out, String member, @Nullable String text) {
        if (text != null) {
            out.ascii(member).text(text);
        }
    }

    private static void number(JsonBytes out, String member, @Nullable Long number) {
        if (number != null) {
            out.ascii(member).number(number);
        }
    }

    private static JsonBytes flag(JsonBytes out, String member, boolean flag) {
        return out.ascii(member).ascii(flag ? "true" : "false");
    }
}

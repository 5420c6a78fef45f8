package io.hongbao.journal;

import io.hongbao.core.Effect;
import io.hongbao.core.EffectId;
import io.hongbao.core.UserId;
import java.util.List;

/**
 * Writes and reads effects by hand: every order has two or three. The same bytes as the generated
 * classes', as in {@link VoucherWire}.
 */
final class EffectWire {
    private EffectWire() {}

    static void effect(Effect effect, WireBuffer out) {
        id(out, 1, effect.id());
        out.text(2, effect.campaign());
        out.text(3, effect.outlet());
        out.text(4, effect.currency());
        out.number(5, effect.amountMinor());
    }

    static Effect readEffect(WireReader in) {
        List<EffectId> id = List.of();
        String campaign = "";
        String outlet = "";
        String currency = "";
        long amountMinor = 0;
        while (in.hasMore()) {
            int tag = in.tag();
            switch (tag) {
                case 1 << 3 | WireBuffer.DELIMITED -> id = List.of(readId(in.nested()));
                case 2 << 3 | WireBuffer.DELIMITED -> campaign = in.word();
                case 3 << 3 | WireBuffer.DELIMITED -> outlet = in.word();
                case 4 << 3 | WireBuffer.DELIMITED -> currency = in.word();
                case 5 << 3 | WireBuffer.VARINT -> amountMinor = in.varint();
                default -> in.skip(tag);
            }
        }
        if (id.isEmpty()) {
            throw UnreadableJournal.malformed("Effect has no id");
        }
        return new Effect(id.getFirst(), campaign, outlet, currency, amountMinor);
    }

    static void id(WireBuffer out, int field, EffectId id) {
        int start = out.begin(field);
        VoucherWire.user(out, 1, id.user());
        out.number(2, EnumNumbers.EFFECT_KIND.of(id.kind()));
        out.text(3, id.subject());
        out.number(4, id.attempt());
        out.end(start);
    }

    static EffectId readId(WireReader in) {
        UserId user = VoucherWire.NOBODY;
        int kind = 0;
        String subject = "";
        int attempt = 0;
        while (in.hasMore()) {
            int tag = in.tag();
            switch (tag) {
                case 1 << 3 | WireBuffer.DELIMITED -> user = VoucherWire.readUser(in.nested());
                case 2 << 3 | WireBuffer.VARINT -> kind = (int) in.varint();
                case 3 << 3 | WireBuffer.DELIMITED -> subject = in.text();
                case 4 << 3 | WireBuffer.VARINT -> attempt = (int) in.varint();
                default -> in.skip(tag);
            }
        }
        return new EffectId(user, EnumNumbers.EFFECT_KIND.of(kind), subject, attempt);
    }
}

package io.hongbao.server.invite;

import static org.assertj.core.api.Assertions.assertThat;

import io.hongbao.server.json.JsonBytes;
import io.hongbao.server.json.StrictJson;
import io.hongbao.server.wallet.WalletCard;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is written by hand is what is written of its own accord. */
class CardJsonTest {
    private static final int ROUNDS = 500;

    private final JsonBytes out = new JsonBytes();
    private SplittableRandom random = new SplittableRandom(0);

    @Test
    void aMadeInvite() {
        for (int seed = 0; seed < ROUNDS; seed++) {
            random = new SplittableRandom(seed);
            InviteCards.Made made =
                    new InviteCards.Made(
                            "ready",
                            "00000-00000",
                            random.nextInt(30),
                            20,
                            "2026-02-28T23:59:59+08:00",
                            rules(),
                            maybe(this::text),
                            maybe(() -> "link"),
                            maybe(this::kit),
                            maybe(this::forbidden),
                            random.nextBoolean());
            assertThat(CardJson.made(out.clear(), made).toString()).isEqualTo(generated(made));
        }
    }

    @Test
    void anAcceptance() {
        for (int seed = 0; seed < ROUNDS; seed++) {
            random = new SplittableRandom(seed);
            List<AcceptedCards.Earned> rewards =
                    random.ints(random.nextInt(3)).mapToObj(_ -> earned()).toList();
            AcceptedCards.Card card =
                    new AcceptedCards.Card(
                            "accepted",
                            "accepted",
                            random.nextBoolean(),
                            random.nextBoolean(),
                            rewards,
                            "invite.accepted_both",
                            text(),
                            random.nextBoolean());
            assertThat(CardJson.accepted(out.clear(), card).toString()).isEqualTo(generated(card));
        }
    }

    private static String generated(Object card) {
        return new String(StrictJson.write(card), StandardCharsets.UTF_8);
    }

    private <T> @Nullable T maybe(Supplier<T> one) {
        return random.nextBoolean() ? one.get() : null;
    }

    private String text() {
        return List.of("", "Wang Fang", "新年 \"红包\" \\", "tab\t\u0001", "🧧").get(random.nextInt(5));
    }

    private InviteCards.Kit kit() {
        return new InviteCards.Kit(
                maybe(() ->
                        new InviteCards.LinkForm(
                                text(), new InviteCards.Preview(text(), text(), text()))),
                new InviteCards.TextForm(text()),
                maybe(() -> new InviteCards.TextForm(text())),
                maybe(() -> new InviteCards.Poster(text())),
                new InviteCards.TextForm(text()));
    }

    private List<InviteCards.Forbidden> forbidden() {
        return random.ints(random.nextInt(3))
                .mapToObj(_ ->
                        new InviteCards.Forbidden("poster", text(), text(), text(), "2026-02-06"))
                .toList();
    }

    private InviteCards.RewardRules rules() {
        return new InviteCards.RewardRules(
                maybe(this::prize),
                maybe(this::prize),
                maybe(() -> new InviteCards.Draw(3, maybe(this::prize))),
                maybe(() ->
                        random.ints(random.nextInt(3))
                                .mapToObj(day ->
                                        new InviteCards.Later(
                                                day, maybe(this::prize), maybe(this::prize)))
                                .toList()));
    }

    private InviteCards.PrizeCard prize() {
        return new InviteCards.PrizeCard(
                "card25", "card", text(), "CNY", maybe(() -> random.nextLong(10_000)));
    }

    private AcceptedCards.Earned earned() {
        return new AcceptedCards.Earned(
                maybe(this::prize),
                "granted",
                maybe(() -> random.nextInt(9)),
                maybe(() -> "sold_out"),
                maybe(this::envelope));
    }

    private WalletCard.Held envelope() {
        return new WalletCard.Held(
                "4711",
                "lny2026",
                "first",
                "card25",
                "card",
                text(),
                maybe(() -> random.nextBoolean() ? List.of() : List.of("tea", text())),
                maybe(() -> random.nextLong(10_000)),
                "CNY",
                random.nextLong(10_000),
                random.nextLong(10_000),
                maybe(() -> random.nextLong()),
                "invite",
                "2026-02-06T10:00:00.123+08:00",
                "2026-02-28T23:59:59+08:00",
                "issued");
    }
}

package io.hongbao.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.hongbao.core.campaign.EarnedBy;
import io.hongbao.core.campaign.OrderRules;
import io.hongbao.core.campaign.Prize;
import io.hongbao.core.order.Line;
import io.hongbao.core.order.Orders;
import io.hongbao.core.order.Quote;
import io.hongbao.core.order.VoucherWish;
import io.hongbao.core.wallet.Voucher;
import io.hongbao.core.wallet.VoucherState;
import io.hongbao.core.wallet.Wallet;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What things cost, and which vouchers pay for them. */
final class QuoteTest {

    /** A line, and what it costs in steps. */
    private record Price(Line line, long totalMinor, List<Quote.Step> steps) {}

    private static Price price(Line line, long totalMinor, Quote.Step... steps) {
        return new Price(line, totalMinor, List.of(steps));
    }

    private static final List<Price> PRICES =
            List.of(
                    price(
                            OrderCase.line("tea", 1),
                            2_000,
                            new Quote.Step("", "tea", 2_000),
                            new Quote.Step("size", "m", 0)),
                    price(
                            OrderCase.line("tea", 3, new Line.Pick("size", "s")),
                            5_400,
                            new Quote.Step("", "tea", 2_000),
                            new Quote.Step("size", "s", -200)),
                    price(
                            OrderCase.line(
                                    "tea",
                                    2,
                                    new Line.Pick("toppings", "pearls"),
                                    new Line.Pick("toppings", "jelly")),
                            4_500,
                            new Quote.Step("", "tea", 2_000),
                            new Quote.Step("size", "m", 0),
                            new Quote.Step("toppings", "pearls", 150),
                            new Quote.Step("toppings", "jelly", 100)),
                    price(
                            OrderCase.seats(4, OrderCase.SLOT),
                            12_000,
                            new Quote.Step("", "hall", 3_000)));

    @TestFactory
    Stream<DynamicTest> aLineCostsItsSteps() {
        return PRICES.stream()
                .map(price ->
                        DynamicTest.dynamicTest(price.line().toString(), () -> checkPrice(price)));
    }

    private static void checkPrice(Price price) {
        String outlet = price.line().item().equals("film") ? "cinema" : "tea";
        Quote quote =
                OrderCase.plain().quote(OrderCase.ask(outlet, OrderCase.NONE, "q", price.line()));
        assertThat(quote.lines())
                .containsExactly(
                        new Quote.PricedLine(price.line(), price.steps(), price.totalMinor()));
        assertThat(quote.subtotalMinor()).isEqualTo(price.totalMinor());
        assertThat(quote.payableMinor()).isEqualTo(price.totalMinor());
    }

    /** No discount makes a cup cost less than nothing. */
    @Test
    void nothingCostsLessThanNothing() {
        OrderCase it = OrderCase.plain();
        it.shard.ask(new Command.ApplyOutlet(OrderCase.tea(100, 5), OneShard.ANN));
        Line small = OrderCase.line("tea", 2, new Line.Pick("size", "s"));
        Quote quote = it.quote(OrderCase.ask("tea", OrderCase.BEST, "q", small));
        assertThat(quote.subtotalMinor()).isZero();
        assertThat(quote.vouchers()).isEmpty();
    }

    @Test
    void everythingThatAPersonSaysYesToIsInTheHash() {
        OrderCase it = OrderCase.plain();
        Quote one = it.quote(1, OrderCase.NONE);
        it.later(1);
        assertThat(it.quote(1, OrderCase.NONE).hash()).isNotEqualTo(one.hash());
        assertThat(it.quote(1, OrderCase.BEST).hash()).isNotEqualTo(one.hash());
        assertThat(one.hash()).matches("[0-9a-f]{64}");
    }

    @Test
    void theOldestQuoteMakesRoom() {
        OrderCase it = OrderCase.plain();
        Quote first = it.quote(1, OrderCase.NONE);
        for (int i = 0; i < Orders.MAX_QUOTES; i++) {
            it.quote(1, OrderCase.NONE);
        }
        assertThat(it.orders().quotes()).hasSize(Orders.MAX_QUOTES).doesNotContain(first);
        assertThat(it.orders().quotesMade()).isEqualTo(Orders.MAX_QUOTES + 1);
    }

    /**
     * A voucher in the wallet.
     *
     * @param hours when it expires, in hours from now
     */
    private record Card(long id, long remainingMinor, int hours) {}

    /**
     * Which cards pay.
     *
     * @param most how many may
     * @param pays pairs of voucher and amount
     */
    private record Choice(
            String situation,
            Prize.Rest rest,
            int most,
            int cups,
            List<Card> cards,
            List<List<Long>> pays) {}

    private static final List<Choice> CHOICES =
            List.of(
                    new Choice("none there", Prize.Rest.KEEP, 1, 1, List.of(), List.of()),
                    new Choice(
                            "the one that expires first",
                            Prize.Rest.KEEP,
                            1,
                            1,
                            List.of(new Card(1, 2_500, 9), new Card(2, 2_500, 5)),
                            List.of(List.of(2L, 2_000L))),
                    new Choice(
                            "the smaller of two that expire together",
                            Prize.Rest.KEEP,
                            1,
                            1,
                            List.of(new Card(1, 2_500, 5), new Card(2, 2_100, 5)),
                            List.of(List.of(2L, 2_000L))),
                    new Choice(
                            "the one of which least is lost, though it expires later",
                            Prize.Rest.FORFEIT,
                            1,
                            1,
                            List.of(new Card(1, 2_500, 5), new Card(2, 2_100, 9)),
                            List.of(List.of(2L, 2_000L))),
                    new Choice(
                            "the largest when none covers it",
                            Prize.Rest.KEEP,
                            1,
                            2,
                            List.of(new Card(1, 1_000, 1), new Card(2, 2_500, 9)),
                            List.of(List.of(2L, 2_500L))),
                    new Choice(
                            "the largest, then one that covers the rest",
                            Prize.Rest.KEEP,
                            2,
                            2,
                            List.of(
                                    new Card(1, 1_000, 1),
                                    new Card(2, 2_500, 9),
                                    new Card(3, 2_000, 3)),
                            List.of(List.of(2L, 2_500L), List.of(3L, 1_500L))),
                    new Choice(
                            "no more than the rules allow",
                            Prize.Rest.KEEP,
                            2,
                            3,
                            List.of(
                                    new Card(1, 1_000, 1),
                                    new Card(2, 1_000, 2),
                                    new Card(3, 1_000, 3)),
                            List.of(List.of(1L, 1_000L), List.of(2L, 1_000L))),
                    new Choice(
                            "no expired one",
                            Prize.Rest.KEEP,
                            1,
                            1,
                            List.of(new Card(1, 2_500, 0)),
                            List.of()));

    @TestFactory
    Stream<DynamicTest> theBestCardsPay() {
        return CHOICES.stream()
                .map(choice ->
                        DynamicTest.dynamicTest(choice.situation(), () -> checkChoice(choice)));
    }

    private static void checkChoice(Choice choice) {
        OrderCase it = withCards(choice.rest(), choice.most(), List.of(), 0, choice.cards());
        Quote quote = it.quote(choice.cups(), OrderCase.BEST);
        assertThat(
                        quote.vouchers().stream()
                                .map(part -> List.of(part.voucher(), part.amountMinor())))
                .isEqualTo(choice.pays());
        long paidMinor = choice.pays().stream().mapToLong(List::getLast).sum();
        assertThat(quote.payableMinor()).isEqualTo(quote.subtotalMinor() - paidMinor);
    }

    /** A card that is good for so long only by its own extension. */
    private static OrderCase withCards(
            Prize.Rest rest,
            int most,
            List<String> categories,
            long minimumMinor,
            List<Card> cards) {
        OrderCase it =
                OrderCase.with(rules -> {
                    rules.content = new Prize.Card(10, 2_500, categories, minimumMinor, rest);
                    rules.orders = new OrderRules(most, 20, 500_000, 20, 300_000, 900_000, 180_000);
                });
        it.shard.advanceTo(Rules.START_MILLIS + 11 * Rules.DAY_MILLIS);
        List<Voucher> vouchers = new ArrayList<>();
        for (Card card : cards) {
            vouchers.add(
                    new Voucher(
                            card.id(),
                            Rules.ID,
                            "first",
                            "card",
                            EarnedBy.CLAIM_ONCE,
                            2_500,
                            card.remainingMinor(),
                            -1,
                            Rules.START_MILLIS,
                            20_490,
                            it.shard.nowMillis() + card.hours() * Rules.HOUR_MILLIS,
                            VoucherState.Issued.INSTANCE,
                            "k" + card.id(),
                            "",
                            List.of()));
        }
        it.shard.put(
                new EntityKey.OfWallet(OrderCase.EVE),
                new Wallet(OrderCase.EVE, vouchers, Wallet.NO_TIMER));
        return it;
    }

    private static final List<Card> ONE = List.of(new Card(1, 2_500, 5));

    @Test
    void aCardPaysOnlyForWhatItIsFor() {
        assertThat(pays(List.of("drinks"), 0)).isTrue();
        assertThat(pays(List.of("leisure", "travel"), 0)).isFalse();
        assertThat(pays(List.of(), 2_000)).isTrue();
        assertThat(pays(List.of(), 2_001)).isFalse();
    }

    private static boolean pays(List<String> categories, long minimumMinor) {
        OrderCase it = withCards(Prize.Rest.KEEP, 1, categories, minimumMinor, ONE);
        return !it.quote(1, OrderCase.BEST).vouchers().isEmpty();
    }

    @Test
    void aNamedVoucherPaysThoughAnotherWereBetter() {
        OrderCase it =
                withCards(
                        Prize.Rest.KEEP,
                        3,
                        List.of(),
                        0,
                        List.of(new Card(1, 2_500, 5), new Card(2, 500, 9), new Card(3, 100, 9)));
        Quote quote = it.quote(1, new VoucherWish.These(List.of(3L, 1L, 2L)));
        assertThat(quote.vouchers())
                .containsExactly(new Quote.Part(3, "card", 100), new Quote.Part(1, "card", 1_900));
        assertThat(it.quote(1, new VoucherWish.OfPrize("card")).vouchers())
                .containsExactly(new Quote.Part(1, "card", 2_000));
    }

    /** What a lapsed hold keeps is free, whether or not its timer has run. */
    @Test
    void aLapsedHoldPays() {
        OrderCase it = OrderCase.plain();
        it.shard.ask(
                new Command.HoldVoucher(
                        OrderCase.EVE,
                        Rules.ID,
                        it.card().id(),
                        "plain",
                        it.shard.nowMillis() + 1_000));
        assertThat(it.quote(1, OrderCase.BEST).vouchers()).isEmpty();
        it.shard.advanceTo(it.shard.nowMillis() + 1_000);
        assertThat(it.quote(1, OrderCase.BEST).payableMinor()).isZero();
        it.shard.ask(OrderCase.place(it.orders().quotes().getLast()));
        assertThat(it.card().state())
                .isEqualTo(
                        new VoucherState.Held(
                                it.order().id(),
                                VoucherState.Held.UNTIL_THE_ORDER_ENDS,
                                10 * Rules.DAY_MILLIS,
                                0));
    }
}

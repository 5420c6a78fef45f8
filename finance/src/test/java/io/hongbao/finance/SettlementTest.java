package io.hongbao.finance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hongbao.core.Command;
import io.hongbao.core.Effect;
import io.hongbao.core.EffectId;
import io.hongbao.core.EntityKey;
import io.hongbao.core.Event;
import io.hongbao.core.Outcome;
import io.hongbao.core.Person;
import io.hongbao.core.UserId;
import io.hongbao.core.campaign.CampaignTerms.Expiry;
import io.hongbao.core.ledger.Account;
import io.hongbao.core.order.Line;
import io.hongbao.core.order.OrderState;
import io.hongbao.core.order.VoucherWish;
import io.hongbao.core.outlet.OutletTerms;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SettlementTest {
    private static final UserId USER = new UserId(3, 4);
    private static final Days FIRST = Days.only(Fair.FIRST_DAY);
    private static final Days SECOND = Days.only(Fair.FIRST_DAY.plusDays(1));

    private final Town town = new Town(2, Fair.START_MILLIS).with(Fair.terms(Expiry.BREAKAGE));

    SettlementTest() {
        for (OutletTerms outlet : Fair.outlets(Fair.ID)) {
            town.ask(new Command.ApplyOutlet(outlet, Town.ANN));
        }
    }

    private void claim(String prize) {
        Command.ClaimEnvelope claim =
                new Command.ClaimEnvelope(Person.of(USER), Fair.ID, prize, "c-" + prize);
        while (town.ask(claim) instanceof Outcome.Queued) {
            town.advanceTo(town.nowMillis() + 1);
        }
    }

    private String complete(String outlet, String item) {
        Outcome quoted =
                town.ask(
                        new Command.MakeQuote(
                                USER,
                                Fair.ID,
                                outlet,
                                List.of(new Line(item, 1, List.of(), "")),
                                VoucherWish.Best.INSTANCE,
                                "q" + town.nowMillis()));
        String order = ((Outcome.Quoted) quoted).quote().id();
        town.ask(new Command.PlaceOrder(USER, Fair.ID, order, ""));
        while (!town.pending().isEmpty()) {
            Effect effect = town.pending().getFirst();
            town.resolve(effect, new Effect.Done("ref-" + effect.id()));
        }
        town.advanceTo(town.nowMillis() + 60_000);
        town.ask(new Command.AdvanceOrder(USER, order, OrderState.COMPLETED));
        return order;
    }

    private Settlement settlement(Days days) {
        return Settlement.of(Books.of(town, Fair.ID).orElseThrow(), days);
    }

    @Test
    void aStatementHasWhatWasPaidByWhomAndWhoFundsIt() {
        claim("keeps");
        complete("tea-1", "large");
        Statement tea = settlement(FIRST).statement("Tea House").orElseThrow();
        assertThat(tea.orders()).isEqualTo(1);
        assertThat(tea.grossMinor()).isEqualTo(3_457);
        assertThat(tea.redeemedMinor()).isEqualTo(2_500);
        assertThat(tea.paidMinor()).isEqualTo(957);
        // 2500 in shares of 66.67, 22.22 and 11.11 %: 1666.75, 555.50, 277.75
        assertThat(tea.sharesMinor()).containsExactly(1_667L, 555L, 278L);
        // Tea House funds 11.11 % itself.
        assertThat(tea.borneMinor("")).isEqualTo(278);
        assertThat(tea.netDueMinor("")).isEqualTo(3_457 - 278);
        assertThat(tea.netDueMinor("Merchants")).isEqualTo(3_457 - 278 - 555);
    }

    @Test
    void aRefundCountsOnItsOwnDayForTheMerchantWhoSold() {
        claim("keeps");
        String order = complete("tea-1", "large");
        town.advanceTo(Fair.START_MILLIS + Fair.DAY_MILLIS + 1);
        town.ask(
                new Command.ApplyOutlet(
                        Fair.outlets(Fair.ID).stream()
                                .filter(one -> one.id().equals("noodles"))
                                .map(one ->
                                        new OutletTerms(
                                                one.campaign(),
                                                "tea-1",
                                                "Somebody Else",
                                                one.category(),
                                                one.names(),
                                                one.place(),
                                                one.hours(),
                                                one.supply(),
                                                one.items()))
                                .findFirst()
                                .orElseThrow(),
                        Town.ANN));
        town.ask(new Command.RefundOrder(USER, order, 3_457, "r1", Town.ANN));

        Settlement first = settlement(FIRST);
        assertThat(first.statement("Tea House").orElseThrow().refunds()).isZero();
        assertThat(first.statement("Somebody Else")).isEmpty();
        Settlement second = settlement(SECOND);
        Statement tea = second.statement("Tea House").orElseThrow();
        assertThat(tea.orders()).isZero();
        assertThat(tea.refunds()).isEqualTo(1);
        assertThat(tea.refundedVoucherMinor()).isEqualTo(2_500);
        assertThat(tea.refundedPaymentMinor()).isEqualTo(957);
        assertThat(tea.sharesMinor()).containsExactly(-1_667L, -555L, -278L);
        assertThat(tea.netDueMinor("")).isEqualTo(-3_457 + 278);
        assertThat(second.statement("Somebody Else").orElseThrow().grossMinor()).isZero();
        assertThat(second.checks()).allMatch(Check::holds);
    }

    @Test
    void aPaymentForAnOrderThatWasNotCompletedIsNobodysSale() {
        Outcome quoted =
                town.ask(
                        new Command.MakeQuote(
                                USER,
                                Fair.ID,
                                "tea-1",
                                List.of(new Line("large", 1, List.of(), "")),
                                VoucherWish.NoVoucher.INSTANCE,
                                "q"));
        String order = ((Outcome.Quoted) quoted).quote().id();
        town.ask(new Command.PlaceOrder(USER, Fair.ID, order, ""));
        town.resolve(town.pending().getFirst(), new Effect.Done("paid"));
        Effect send = town.pending().getFirst();
        assertThat(send.id().kind()).isEqualTo(EffectId.Kind.SEND_ORDER);
        town.resolve(send, new Effect.Refused("no milk"));
        assertThat(town.ledger(Fair.ID).balanceMinor(Account.PAID_IN)).isEqualTo(3_457);

        Settlement settlement = settlement(FIRST);
        Statement tea = settlement.statement("Tea House").orElseThrow();
        assertThat(tea.grossMinor()).isZero();
        assertThat(tea.refunds()).isZero();
        assertThat(tea.netDueMinor("")).isZero();
        assertThat(settlement.checks()).allMatch(Check::holds);
    }

    @Test
    void aCardThatWasSpentOnNoOrderIsNoMerchants() {
        claim("keeps");
        town.ask(new Command.HoldVoucher(USER, Fair.ID, voucher(), "till", town.nowMillis() + 9));
        town.ask(new Command.RedeemVoucher(USER, Fair.ID, voucher(), "till", 700));
        Settlement settlement = settlement(FIRST);
        assertThat(settlement.otherwiseMinor()).isEqualTo(700);
        assertThat(settlement.statements()).allMatch(one -> one.redeemedMinor() == 0);
        assertThat(settlement.checks()).allMatch(Check::holds);
    }

    private long voucher() {
        return town.read(USER.shard(2), new EntityKey.OfWallet(USER)).vouchers().getFirst().id();
    }

    @ParameterizedTest
    @CsvSource({"21,1", "22,4"})
    void statementsOfDaysAddUpToThoseOfTheWeekAndToTheLedger(long seed, int shards) {
        Bustle bustle = Bustle.of(seed, shards, 6, Fair.terms(Expiry.TREASURY));
        Books books = Books.of(bustle.town(), Fair.ID).orElseThrow();
        Settlement week = Settlement.of(books, new Days(FIRST.first(), FIRST.first() + 6));
        assertThat(week.checks()).allMatch(Check::holds);
        assertThat(week.statements().stream().mapToLong(Statement::orders).sum()).isGreaterThan(30);
        assertThat(week.statements().stream().mapToLong(Statement::refunds).sum())
                .isGreaterThan(10);
        Map<String, Long> due = new TreeMap<>();
        Map<String, List<Long>> shares = new TreeMap<>();
        for (int i = 0; i <= 6; i++) {
            Settlement day = Settlement.of(books, new Days(FIRST.first() + i, FIRST.first() + i));
            assertThat(day.checks()).allMatch(Check::holds);
            for (Statement one : day.statements()) {
                due.merge(one.merchant(), one.netDueMinor("Merchants"), Long::sum);
                shares.merge(one.merchant(), one.sharesMinor(), SettlementTest::plus);
            }
        }
        long redeemedMinor = week.otherwiseMinor() + week.paidOutMinor();
        for (Statement one : week.statements()) {
            assertThat(due).containsEntry(one.merchant(), one.netDueMinor("Merchants"));
            assertThat(shares).containsEntry(one.merchant(), one.sharesMinor());
            redeemedMinor += one.redeemedMinor() - one.refundedVoucherMinor();
        }
        assertThat(redeemedMinor)
                .isEqualTo(bustle.town().ledger(Fair.ID).balanceMinor(Account.SPENT));
    }

    private static List<Long> plus(List<Long> left, List<Long> right) {
        return List.of(
                left.get(0) + right.get(0), left.get(1) + right.get(1), left.get(2) + right.get(2));
    }

    @Test
    void anUnknownMerchantOrFunderIsRefused() {
        Settlement settlement = settlement(FIRST);
        assertThatThrownBy(() -> new SettlementReport(settlement, "Nobody", ""))
                .hasMessage("no outlet was ever of merchant Nobody");
        assertThatThrownBy(() -> new SettlementReport(settlement, "", "Nobody"))
                .hasMessage("Nobody is no funder of the campaign");
    }

    /** Unconfirmed quotes are forgotten when they expire, and orders when they end. */
    @Test
    void whatIsInMemoryIsWhatIsUnderWay() {
        Bustle bustle = Bustle.of(5, 1, 6, Fair.terms(Expiry.TREASURY));
        OpenOrders open = new OpenOrders(Set.of());
        int[] most = new int[2];
        bustle.town()
                .journal(0)
                .forEach(entry ->
                        entry.events()
                                .forEach(event -> {
                                    switch (event) {
                                        case Event.QuoteMade it -> {
                                            open.quoted(it, "m", entry.atMillis());
                                            most[1]++;
                                        }
                                        case Event.OrderPlaced it -> open.placed(it);
                                        case Event.OrderMoved it when it.to().isEnded() ->
                                                open.ended(it);
                                        default -> {
                                            // not an order's
                                        }
                                    }
                                    most[0] = Math.max(most[0], open.size());
                                }));
        assertThat(most[1]).isGreaterThan(150);
        assertThat(most[0]).isLessThan(most[1] / 3);
    }
}

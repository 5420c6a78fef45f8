package io.hongbao.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.hongbao.core.Outcome.VoucherRefusal;
import io.hongbao.core.campaign.CampaignStatus;
import io.hongbao.core.wallet.VoucherState;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every reason why nothing is done to a voucher, with the situation that gives it. */
final class VoucherRefusalTest {

    private static final UserId EVE = new UserId(1, 1);

    private record Row(String situation, VoucherRefusal refusal, Function<Case, Outcome> last) {}

    /** One voucher of Eve's, and what can be done to it. */
    private record Case(OneShard shard, long voucher) {

        static Case issued() {
            OneShard shard = new OneShard().with(new Rules().terms());
            Outcome.Granted granted = (Outcome.Granted) shard.claim(Person.of(EVE), "", "k");
            return new Case(shard, granted.voucher().id());
        }

        Outcome hold(String quote) {
            return hold(quote, Rules.HOUR_MILLIS);
        }

        Outcome hold(String quote, long forMillis) {
            return shard.ask(
                    new Command.HoldVoucher(
                            EVE, Rules.ID, voucher, quote, shard.nowMillis() + forMillis));
        }

        /** The order that holds it. */
        String order() {
            return OrderCase.of(shard).order().id();
        }

        Outcome redeem(String quote, long spentMinor) {
            return shard.ask(new Command.RedeemVoucher(EVE, Rules.ID, voucher, quote, spentMinor));
        }

        Outcome release(String quote) {
            return shard.ask(new Command.ReleaseVoucher(EVE, Rules.ID, voucher, quote));
        }

        Outcome voided() {
            return shard.ask(new Command.VoidVoucher(EVE, Rules.ID, voucher, OneShard.ANN));
        }

        Case held() {
            hold("q");
            return this;
        }

        /** Held once, an hour ago, however often it is asked for. */
        Case lapsed() {
            return shard.nowMillis() == Rules.START_MILLIS ? held().later(Rules.HOUR_MILLIS) : this;
        }

        Case spent() {
            held().redeem("q", 2_500);
            return this;
        }

        Case away() {
            voided();
            return this;
        }

        Case due() {
            shard.advanceTo(Rules.START_MILLIS + 11 * Rules.DAY_MILLIS);
            return this;
        }

        Case expired() {
            due().shard().runTimers();
            return this;
        }

        Case led(CampaignStatus to) {
            shard.lead(to);
            return this;
        }

        /** Held by an order, however often it is asked for. */
        Case ordered() {
            OrderCase.of(shard).placed(OrderCase.BEST);
            return this;
        }

        Case later(long millis) {
            shard.advanceTo(shard.nowMillis() + millis);
            return this;
        }
    }

    private static final List<Row> TABLE =
            List.of(
                    row(
                            "hold what is not there",
                            VoucherRefusal.VOUCHER_UNKNOWN,
                            it -> new Case(it.shard(), 9).hold("q")),
                    row(
                            "redeem what is not there",
                            VoucherRefusal.VOUCHER_UNKNOWN,
                            it -> new Case(it.shard(), 9).redeem("q", 1)),
                    row(
                            "release what is not there",
                            VoucherRefusal.VOUCHER_UNKNOWN,
                            it -> new Case(it.shard(), 9).release("q")),
                    row(
                            "void what is not there",
                            VoucherRefusal.VOUCHER_UNKNOWN,
                            it -> new Case(it.shard(), 9).voided()),
                    row(
                            "hold what another quote holds",
                            VoucherRefusal.VOUCHER_HELD,
                            it -> it.held().hold("r")),
                    row(
                            "redeem what another quote holds",
                            VoucherRefusal.VOUCHER_HELD,
                            it -> it.held().redeem("r", 1)),
                    row(
                            "release what another quote holds",
                            VoucherRefusal.VOUCHER_HELD,
                            it -> it.held().release("r")),
                    row(
                            "void what a quote holds",
                            VoucherRefusal.VOUCHER_HELD,
                            it -> it.held().voided()),
                    row(
                            "redeem what no quote holds",
                            VoucherRefusal.VOUCHER_NOT_HELD,
                            it -> it.redeem("q", 1)),
                    row(
                            "hold what is spent",
                            VoucherRefusal.VOUCHER_SPENT,
                            it -> it.spent().hold("r")),
                    row(
                            "redeem what is spent",
                            VoucherRefusal.VOUCHER_SPENT,
                            it -> it.spent().redeem("r", 1)),
                    row(
                            "release what is spent",
                            VoucherRefusal.VOUCHER_SPENT,
                            it -> it.spent().release("q")),
                    row(
                            "void what is spent",
                            VoucherRefusal.VOUCHER_SPENT,
                            it -> it.spent().voided()),
                    row(
                            "hold what is due to expire",
                            VoucherRefusal.VOUCHER_EXPIRED,
                            it -> it.due().hold("q")),
                    row(
                            "void what is due to expire",
                            VoucherRefusal.VOUCHER_EXPIRED,
                            it -> it.due().voided()),
                    row(
                            "hold what has expired",
                            VoucherRefusal.VOUCHER_EXPIRED,
                            it -> it.expired().hold("q")),
                    row(
                            "redeem what has expired",
                            VoucherRefusal.VOUCHER_EXPIRED,
                            it -> it.expired().redeem("q", 1)),
                    row(
                            "release what has expired",
                            VoucherRefusal.VOUCHER_EXPIRED,
                            it -> it.expired().release("q")),
                    row(
                            "void what has expired",
                            VoucherRefusal.VOUCHER_EXPIRED,
                            it -> it.expired().voided()),
                    row(
                            "hold what was voided",
                            VoucherRefusal.VOUCHER_VOIDED,
                            it -> it.away().hold("q")),
                    row(
                            "redeem what was voided",
                            VoucherRefusal.VOUCHER_VOIDED,
                            it -> it.away().redeem("q", 1)),
                    row(
                            "release what was voided",
                            VoucherRefusal.VOUCHER_VOIDED,
                            it -> it.away().release("q")),
                    row(
                            "spend more than is left",
                            VoucherRefusal.AMOUNT_TOO_LARGE,
                            it -> it.held().redeem("q", 2_501)),
                    row(
                            "spend another amount under the same quote",
                            VoucherRefusal.AMOUNT_DIFFERS,
                            it -> {
                                it.held().redeem("q", 1_000);
                                return it.redeem("q", 1_001);
                            }),
                    row(
                            "hold again for a quote that has spent",
                            VoucherRefusal.QUOTE_SPENT,
                            it -> {
                                it.held().redeem("q", 1_000);
                                return it.hold("q");
                            }),
                    row(
                            "hold for longer than a day",
                            VoucherRefusal.HOLD_TOO_LONG,
                            it -> it.hold("q", Rules.DAY_MILLIS + 1)),
                    row(
                            "hold what an order holds",
                            VoucherRefusal.VOUCHER_HELD,
                            it -> it.ordered().hold("r")),
                    row(
                            "redeem what an order holds, under its name",
                            VoucherRefusal.VOUCHER_HELD,
                            it -> it.ordered().redeem(it.order(), 1)),
                    row(
                            "release what an order holds, under its name",
                            VoucherRefusal.VOUCHER_HELD,
                            it -> it.ordered().release(it.order())),
                    row(
                            "void what an order holds",
                            VoucherRefusal.VOUCHER_HELD,
                            it -> it.ordered().voided()),
                    row(
                            "redeem after the hold",
                            VoucherRefusal.HOLD_LAPSED,
                            it -> it.lapsed().redeem("q", 1)),
                    row(
                            "hold after a kill",
                            VoucherRefusal.CAMPAIGN_KILLED,
                            it -> it.led(CampaignStatus.KILLED).hold("q")),
                    row(
                            "redeem after a kill",
                            VoucherRefusal.CAMPAIGN_KILLED,
                            it -> it.held().led(CampaignStatus.KILLED).redeem("q", 1)));

    private static Row row(String situation, VoucherRefusal refusal, Function<Case, Outcome> last) {
        return new Row(situation, refusal, last);
    }

    @TestFactory
    Stream<DynamicTest> theSituationGivesTheRefusalAndChangesNothing() {
        return TABLE.stream()
                .map(row ->
                        DynamicTest.dynamicTest(
                                row.situation(),
                                () -> {
                                    Case one = Case.issued();
                                    assertThat(row.last().apply(one))
                                            .isEqualTo(new Outcome.VoucherRefused(row.refusal()));
                                    int entries = one.shard().journal().size();
                                    assertThat(row.last().apply(one))
                                            .isEqualTo(new Outcome.VoucherRefused(row.refusal()));
                                    assertThat(one.shard().journal()).hasSize(entries);
                                }));
    }

    @Test
    void everyRefusalIsInTheTable() {
        Set<VoucherRefusal> covered = EnumSet.noneOf(VoucherRefusal.class);
        TABLE.forEach(row -> covered.add(row.refusal()));
        assertThat(covered).containsExactlyInAnyOrder(VoucherRefusal.values());
    }

    @Test
    void pausedAndClosedCampaignsStillPayForOrders() {
        for (CampaignStatus status : List.of(CampaignStatus.PAUSED, CampaignStatus.CLOSED)) {
            Case one = Case.issued().led(status);
            assertThat(one.hold("q")).isInstanceOf(Outcome.VoucherChanged.class);
            assertThat(one.redeem("q", 2_500)).isInstanceOf(Outcome.VoucherChanged.class);
        }
    }

    @Test
    void aKilledCampaignStillGivesHeldVouchersBack() {
        Case one = Case.issued().held().led(CampaignStatus.KILLED);
        assertThat(one.release("q")).isInstanceOf(Outcome.VoucherChanged.class);
    }

    /** The timer has not run: what is due holds all the same. */
    @Test
    void aHoldThatIsOverKeepsNobodyOut() {
        Case one = Case.issued().held();
        assertThat(one.later(Rules.HOUR_MILLIS - 1).hold("r"))
                .isEqualTo(new Outcome.VoucherRefused(VoucherRefusal.VOUCHER_HELD));
        Outcome.VoucherChanged held = (Outcome.VoucherChanged) one.later(1).hold("r");
        assertThat(held.voucher().state())
                .isEqualTo(
                        new VoucherState.Held(
                                "r",
                                one.shard().nowMillis() + Rules.HOUR_MILLIS,
                                10 * Rules.DAY_MILLIS,
                                0));
        one.shard().runTimers();
        assertThat(one.redeem("q", 2_500))
                .isEqualTo(new Outcome.VoucherRefused(VoucherRefusal.VOUCHER_HELD));
        assertThat(one.redeem("r", 2_500)).isInstanceOf(Outcome.VoucherChanged.class);

        Case other = Case.issued().held().later(Rules.HOUR_MILLIS);
        assertThat(((Outcome.VoucherChanged) other.voided()).voucher().state())
                .isInstanceOf(VoucherState.Voided.class);
    }
}

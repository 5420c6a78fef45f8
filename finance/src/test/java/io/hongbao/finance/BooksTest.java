package io.hongbao.finance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hongbao.core.campaign.CampaignTerms.Expiry;
import io.hongbao.core.ledger.Account;
import io.hongbao.core.ledger.Ledger;
import io.hongbao.core.ledger.PrizeTotals;
import io.hongbao.core.payout.Payout;
import io.hongbao.core.payout.PayoutState;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every report over random days, against the core's own ledger and against each other. */
final class BooksTest {
    private static final int DAYS = 6;

    private static Books books(Bustle bustle) {
        return Books.of(bustle.town(), Fair.ID).orElseThrow();
    }

    private static LocalDate day(int number) {
        return Fair.FIRST_DAY.plusDays(number);
    }

    @ParameterizedTest
    @CsvSource({"1,1,TREASURY", "2,1,BREAKAGE", "3,3,TREASURY", "4,5,BREAKAGE"})
    void theTrialBalanceIsTheCoresLedger(long seed, int shards, Expiry expiry) {
        Bustle bustle = Bustle.of(seed, shards, DAYS, Fair.terms(expiry));
        Ledger ledger = bustle.town().ledger(Fair.ID);
        TrialBalance balance = TrialBalance.of(books(bustle), Long.MAX_VALUE);
        for (Account account : Account.values()) {
            assertThat(balance.balanceMinor(account))
                    .as(account.name())
                    .isEqualTo(ledger.balanceMinor(account));
        }
        assertThat(balance.holds()).isTrue();
        assertThat(balance.balanceMinor(Account.SPENT)).isPositive();
        assertThat(balance.balanceMinor(Account.PAID_IN)).isPositive();
    }

    @ParameterizedTest
    @CsvSource({"1,1,TREASURY", "2,1,BREAKAGE", "3,3,TREASURY", "4,5,BREAKAGE"})
    void theDaysOfACampaignAddUpToItsLedger(long seed, int shards, Expiry expiry) {
        Bustle bustle = Bustle.of(seed, shards, DAYS, Fair.terms(expiry));
        Books books = books(bustle);
        Ledger ledger = bustle.town().ledger(Fair.ID);
        Map<Account, Long> closing = new EnumMap<>(Account.class);
        long grantedMinor = 0;
        long redeemedMinor = 0;
        for (int i = 0; i <= DAYS; i++) {
            DayClose close = DayClose.of(books, day(i), Long.MAX_VALUE);
            assertThat(close.book().checks()).allMatch(Check::holds);
            for (Account account : Account.values()) {
                Turnover turnover = close.book().turnover();
                assertThat(turnover.openingMinor(account))
                        .isEqualTo(closing.getOrDefault(account, 0L));
                closing.put(account, turnover.closingMinor(account));
            }
            grantedMinor += close.book().prizes().amountMinor(DayBook.GRANTED);
            redeemedMinor += close.book().prizes().amountMinor(DayBook.REDEEMED);
        }
        for (Account account : Account.values()) {
            assertThat(closing).containsEntry(account, ledger.balanceMinor(account));
        }
        assertThat(grantedMinor)
                .isEqualTo(ledger.prizes().stream().mapToLong(PrizeTotals::grantedMinor).sum());
        assertThat(redeemedMinor)
                .isEqualTo(ledger.prizes().stream().mapToLong(PrizeTotals::redeemedMinor).sum());
    }

    @Test
    void aDayThatIsClosedAgainLaterGivesTheSameBytes() {
        Bustle early = Bustle.of(7, 3, 3, Fair.terms(Expiry.BREAKAGE));
        Bustle late = Bustle.of(7, 3, 6, Fair.terms(Expiry.BREAKAGE));
        DayClose first = DayClose.of(books(early), day(1), early.town().nowMillis());
        DayClose second = DayClose.of(books(late), day(1), late.town().nowMillis());
        assertThat(Written.json(second::write)).isEqualTo(Written.json(first::write));
        assertThat(Written.csv(second::write)).isEqualTo(Written.csv(first::write));
        assertThat(first.book().digest()).hasSize(64).isEqualTo(second.book().digest());
        assertThat(DayClose.of(books(late), day(2), Long.MAX_VALUE).book().digest())
                .isNotEqualTo(first.book().digest());
    }

    @Test
    void aDayThatIsNotOverIsNotClosed() {
        Bustle bustle = Bustle.of(7, 1, 1, Fair.terms(Expiry.BREAKAGE));
        Books books = books(bustle);
        long overAtMillis = Fair.START_MILLIS + Fair.DAY_MILLIS;
        assertThatThrownBy(() -> DayClose.of(books, day(0), overAtMillis - 1))
                .isInstanceOf(DayNotOver.class)
                .hasMessage(
                        "day 2026-02-06 is not over: it can be closed from"
                                + " 2026-02-07T00:00:00+08:00 on");
        assertThat(DayClose.of(books, day(0), overAtMillis).holds()).isTrue();
    }

    @Test
    void eachCampaignHasItsOwnBooks() {
        Bustle bustle =
                Bustle.of(
                        11,
                        2,
                        4,
                        Fair.terms(Expiry.BREAKAGE),
                        Fair.terms("other", Expiry.TREASURY));
        for (String campaign : List.of(Fair.ID, "other")) {
            Books books = Books.of(bustle.town(), campaign).orElseThrow();
            Ledger ledger = bustle.town().ledger(campaign);
            TrialBalance balance = TrialBalance.of(books, Long.MAX_VALUE);
            for (Account account : Account.values()) {
                assertThat(balance.balanceMinor(account)).isEqualTo(ledger.balanceMinor(account));
            }
            Days days = Days.of(day(0), day(4));
            assertThat(DayBook.of(books, days).checks()).allMatch(Check::holds);
            assertThat(Settlement.of(books, days).checks()).allMatch(Check::holds);
            assertThat(Breakage.of(books, days).holds()).isTrue();
        }
        assertThat(Books.of(bustle.town(), "nobody")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1,1,TREASURY", "2,3,BREAKAGE"})
    void breakageIsWhatTheLedgerSays(long seed, int shards, Expiry expiry) {
        Bustle bustle = Bustle.of(seed, shards, DAYS, Fair.terms(expiry));
        Books books = books(bustle);
        Ledger ledger = bustle.town().ledger(Fair.ID);
        Breakage all = Breakage.of(books, Days.of(day(0), day(DAYS)));
        assertThat(all.holds()).isTrue();
        assertThat(all.breakageMinor()).isEqualTo(ledger.balanceMinor(Account.BREAKAGE));
        long expiredMinor = ledger.prizes().stream().mapToLong(PrizeTotals::expiredMinor).sum();
        long voidedMinor = ledger.prizes().stream().mapToLong(PrizeTotals::voidedMinor).sum();
        assertThat(expiredMinor).isPositive();
        assertThat(voidedMinor).isPositive();
        assertThat(all.treasuryMinor() + all.breakageMinor())
                .isGreaterThan(expiredMinor + voidedMinor);
        long byDayMinor = 0;
        for (int i = 0; i <= DAYS; i++) {
            byDayMinor += Breakage.of(books, Days.only(day(i))).treasuryMinor();
        }
        assertThat(byDayMinor).isEqualTo(all.treasuryMinor());
    }

    @ParameterizedTest
    @CsvSource({"1,1", "2,3"})
    void payoutsAreWhatPeopleHaveInTheState(long seed, int shards) {
        Bustle bustle = Bustle.of(seed, shards, DAYS, Fair.terms(Expiry.TREASURY));
        Books books = books(bustle);
        Days all = Days.of(day(0), day(DAYS));
        AtomicReference<PayoutReport> report = new AtomicReference<>();
        String csv = Written.csv(sink -> report.set(PayoutReport.run(books, all, sink)));
        List<Payout> payouts = bustle.payouts();
        for (Payout payout : payouts) {
            assertThat(csv.lines())
                    .anyMatch(line ->
                            line.contains("," + payout.id() + ",")
                                    && line.contains(
                                            "," + TrialBalance.word(payout.state()) + ","));
        }
        assertThat(csv.lines().filter(line -> line.startsWith("payouts,"))).hasSameSizeAs(payouts);
        assertThat(report.get().paidMinor())
                .isPositive()
                .isEqualTo(
                        payouts.stream()
                                .filter(payout -> payout.state() == PayoutState.PAID)
                                .mapToLong(Payout::amountMinor)
                                .sum())
                .isEqualTo(Settlement.of(books, all).paidOutMinor())
                .isEqualTo(DayBook.of(books, all).activity().amountMinor(DayBook.PAID_OUT));
        long byDayMinor = 0;
        for (int i = 0; i <= DAYS; i++) {
            Days one = Days.only(day(i));
            Written.json(sink -> report.set(PayoutReport.run(books, one, sink)));
            byDayMinor += report.get().paidMinor();
        }
        Written.csv(sink -> report.set(PayoutReport.run(books, all, sink)));
        assertThat(byDayMinor).isEqualTo(report.get().paidMinor());
    }
}

package io.hongbao.testkit;

import static io.hongbao.audit.Invariant.BOOKS;
import static io.hongbao.audit.Invariant.CAPS;
import static io.hongbao.audit.Invariant.DURABLE;
import static io.hongbao.audit.Invariant.KEYS;
import static io.hongbao.audit.Invariant.STATE;
import static io.hongbao.audit.Invariant.STOCK;
import static io.hongbao.audit.Invariant.VOUCHERS;
import static org.assertj.core.api.Assertions.assertThat;

import io.hongbao.audit.AuditProgress;
import io.hongbao.audit.AuditReport;
import io.hongbao.audit.Auditor;
import io.hongbao.audit.Invariant;
import io.hongbao.audit.Violation;
import io.hongbao.core.EntityKey;
import io.hongbao.core.Entry;
import io.hongbao.core.Event;
import io.hongbao.core.Mailbox;
import io.hongbao.core.Message;
import io.hongbao.core.UserId;
import io.hongbao.core.campaign.Campaign;
import io.hongbao.core.campaign.CampaignStatus;
import io.hongbao.core.campaign.PersonCaps;
import io.hongbao.core.ledger.Account;
import io.hongbao.core.ledger.Ledger;
import io.hongbao.core.ledger.Posting;
import io.hongbao.core.treasury.Bucket;
import io.hongbao.core.treasury.Lot;
import io.hongbao.core.treasury.Stock;
import io.hongbao.core.treasury.Till;
import io.hongbao.core.treasury.Treasury;
import io.hongbao.core.wallet.Voucher;
import io.hongbao.core.wallet.Wallet;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Breaks every invariant on purpose, and sees it named with the entry, the entity and the amount.
 */
final class AuditorTest {

    private static final UserId NOBODY = new UserId(0, 0);

    /**
     * One kind of damage.
     *
     * @param breaks does the damage and returns where it must be found
     * @param entity what the violation's entity must contain
     * @param amountMinor what its amount must be
     */
    private record Damage(
            String name,
            Invariant invariant,
            String entity,
            long amountMinor,
            Function<Life, Life.Violated> breaks) {}

    private static Damage damage(
            String name,
            Invariant invariant,
            String entity,
            long amountMinor,
            Function<Life, Life.Violated> breaks) {
        return new Damage(name, invariant, entity, amountMinor, breaks);
    }

    @Test
    void aWholeLifeIsClean() {
        for (int shards : List.of(1, 2, 8)) {
            AuditReport report = Auditor.audit(Life.lived(shards));
            assertThat(report.clean()).as(report.toText()).isTrue();
            assertThat(report.grants()).isEqualTo(4L * Life.PEOPLE);
            assertThat(report.redemptions()).isPositive();
        }
    }

    @Test
    void theResultIsTheSameHoweverFewPeopleFitInMemory() {
        Life life = Life.lived(2);
        life.entity(Wallet.class, it -> it.vouchers().size() > 1, it -> Wallet.empty(it.user()));
        AuditReport whole = Auditor.audit(life);
        List<Integer> passes = new ArrayList<>();
        AuditProgress progress = (pass, _, _) -> passes.add(pass);
        AuditReport parted = new Auditor(new Auditor.Options(10, true), progress).run(life);
        assertThat(parted.passes()).isGreaterThan(5);
        assertThat(parted.violations()).containsExactlyInAnyOrderElementsOf(whole.violations());
        assertThat(parted.grants()).isEqualTo(whole.grants());
    }

    @Test
    void theReportIsForPeopleToo() {
        Life life = Life.lived(1);
        assertThat(Auditor.audit(life).toText()).startsWith("Audit: clean\n").contains("grants");
        life.entity(Treasury.class, it -> true, it -> it.plusUnallotted(7));
        assertThat(Auditor.audit(life).toText())
                .startsWith("Audit: 1 violations\n")
                .contains("invariant 10", "state of shard 0", "campaign life", "7 minor units");
    }

    @TestFactory
    List<DynamicTest> everyDamageIsNamed() {
        List<Damage> damages = new ArrayList<>();
        damages.addAll(books());
        damages.addAll(stock());
        damages.addAll(capsAndKeys());
        damages.addAll(durable());
        damages.addAll(vouchers());
        damages.addAll(state());
        Set<Invariant> broken = EnumSet.noneOf(Invariant.class);
        damages.forEach(damage -> broken.add(damage.invariant()));
        assertThat(broken).containsExactlyInAnyOrder(Invariant.values());
        return damages.stream()
                .map(damage -> DynamicTest.dynamicTest(damage.name(), () -> check(damage)))
                .toList();
    }

    private static void check(Damage damage) {
        Life life = Life.lived(2);
        Life.Violated where = damage.breaks().apply(life);
        AuditReport report = Auditor.audit(life);
        assertThat(report.clean()).as(report.toText()).isFalse();
        assertThat(report.violations())
                .as(report.toText())
                .anySatisfy(violation -> {
                    assertThat(violation.invariant()).isEqualTo(damage.invariant());
                    assertThat(violation.shard()).isEqualTo(where.shard());
                    assertThat(violation.seq()).isEqualTo(where.seq());
                    assertThat(violation.entity()).contains(damage.entity());
                    assertThat(violation.amountMinor()).isEqualTo(damage.amountMinor());
                });
    }

    private static Life.Place<Event.EnvelopeGranted> card(Life life) {
        return life.first(Event.EnvelopeGranted.class, it -> it.voucher().prize().equals("card"));
    }

    private static List<Damage> books() {
        return List.of(
                damage(
                        "a posting is dropped",
                        BOOKS,
                        "account TILL",
                        2_500,
                        life -> {
                            return life.entry(card(life), entry -> postings(entry, _ -> List.of()));
                        }),
                damage(
                        "a posting's amount is changed",
                        BOOKS,
                        "account TILL",
                        -1,
                        life -> {
                            return life.entry(
                                    card(life),
                                    entry ->
                                            postings(
                                                    entry,
                                                    _ ->
                                                            List.of(
                                                                    new Posting(
                                                                            Life.CAMPAIGN,
                                                                            Account.TILL,
                                                                            Account.OUTSTANDING,
                                                                            2_501))));
                        }),
                damage(
                        "a posting goes elsewhere",
                        BOOKS,
                        "account OUTSTANDING",
                        -2_500,
                        life -> {
                            return life.entry(
                                    card(life),
                                    entry ->
                                            postings(
                                                    entry,
                                                    _ ->
                                                            List.of(
                                                                    new Posting(
                                                                            Life.CAMPAIGN,
                                                                            Account.TILL,
                                                                            Account.SPENT,
                                                                            2_500))));
                        }),
                damage(
                        "the funders paid too little",
                        BOOKS,
                        "budget",
                        -1,
                        life -> {
                            Life.Place<Event.BudgetFunded> funded =
                                    life.first(Event.BudgetFunded.class, _ -> true);
                            return life.event(
                                    funded,
                                    new Event.BudgetFunded(
                                            Life.CAMPAIGN, funded.event().amountMinor() - 1));
                        }),
                damage(
                        "money vanishes on the way back",
                        BOOKS,
                        "account IN_TRANSFER",
                        2_500,
                        life -> {
                            return life.entry(
                                    life.first(Event.VoucherVoided.class, _ -> true),
                                    entry -> messages(entry, List.of()));
                        }));
    }

    private static List<Damage> stock() {
        return List.of(
                damage(
                        "an envelope is granted twice",
                        STOCK,
                        "voucher ",
                        2_500,
                        life -> {
                            Life.Place<Event.EnvelopeGranted> card = card(life);
                            return life.event(card, card.event(), card.event());
                        }),
                damage(
                        "a deck's envelope holds another amount",
                        STOCK,
                        "voucher ",
                        501,
                        life -> {
                            return changeGrant(life, "deck", voucher -> withAmount(voucher, 501));
                        }),
                damage(
                        "a deck's envelope comes from another position",
                        STOCK,
                        "voucher ",
                        500,
                        life -> {
                            return changeGrant(
                                    life,
                                    "deck",
                                    voucher -> withPosition(voucher, voucher.position() + 1));
                        }),
                damage(
                        "a split's envelope holds less than the least",
                        STOCK,
                        "voucher ",
                        9,
                        life -> {
                            return changeGrant(life, "split", voucher -> withAmount(voucher, 9));
                        }),
                damage(
                        "a split's lot is not what the till has",
                        STOCK,
                        "voucher ",
                        1,
                        life -> {
                            Life.Place<Event.EnvelopeGranted> grant =
                                    life.first(
                                            Event.EnvelopeGranted.class, it -> it.splitCount() > 1);
                            Event.EnvelopeGranted it = grant.event();
                            return life.event(
                                    grant,
                                    new Event.EnvelopeGranted(
                                            it.user(),
                                            it.voucher(),
                                            it.splitCount(),
                                            it.splitAmountMinor() + 1));
                        }),
                damage(
                        "the secret is not the one whose hash was shown",
                        STOCK,
                        "draw secret",
                        0,
                        life -> {
                            Life.Place<Event.StatusChanged> closed =
                                    life.first(
                                            Event.StatusChanged.class,
                                            it -> it.to() == CampaignStatus.CLOSED);
                            Event.StatusChanged it = closed.event();
                            return life.event(
                                    closed,
                                    new Event.StatusChanged(
                                            it.campaign(),
                                            it.from(),
                                            it.to(),
                                            it.by(),
                                            "0".repeat(64),
                                            it.placeSecret()));
                        }),
                damage(
                        "more is allotted than the rules allow",
                        STOCK,
                        "treasury's prize card",
                        2_500,
                        life -> {
                            Life.Place<Event.StockAllotted> allotted =
                                    life.first(
                                            Event.StockAllotted.class,
                                            it -> it.bucket().equals(Bucket.prize("card")));
                            return life.event(
                                    allotted,
                                    new Event.StockAllotted(
                                            Life.CAMPAIGN,
                                            Bucket.prize("card"),
                                            Stock.loose(101, 252_500),
                                            false));
                        }),
                damage(
                        "a slice arrives larger than it was sent",
                        STOCK,
                        "transfer ",
                        252_500,
                        life -> {
                            Life.Place<Event.SliceReceived> received =
                                    life.first(
                                            Event.SliceReceived.class,
                                            it -> it.bucket().equals(Bucket.prize("card")));
                            return life.event(
                                    received,
                                    new Event.SliceReceived(
                                            Life.CAMPAIGN,
                                            received.event().bucket(),
                                            received.event().transferId(),
                                            Stock.loose(101, 252_500)));
                        }),
                damage(
                        "a slice is sent that nobody is told of",
                        STOCK,
                        "transfer ",
                        0,
                        life -> {
                            Life.Place<Event.SliceSent> sent =
                                    life.first(
                                            Event.SliceSent.class,
                                            it -> it.bucket().kind() == Bucket.Kind.WAVE);
                            return life.entry(sent, entry -> messages(entry, List.of()));
                        }),
                damage(
                        "a till says sold out too early",
                        STOCK,
                        "till ",
                        0,
                        life -> {
                            Life.Place<Event.EnvelopeGranted> card = card(life);
                            Event noted =
                                    new Event.SoldOutNoted(
                                            Life.CAMPAIGN, Bucket.wave("wave0"), true);
                            return life.event(card, card.event(), noted);
                        }),
                damage(
                        "an envelope is granted while the campaign is paused",
                        STOCK,
                        "voucher ",
                        500,
                        life -> {
                            Life.Place<Event.StatusChanged> opened =
                                    life.first(
                                            Event.StatusChanged.class,
                                            it -> it.to() == CampaignStatus.RUNNING);
                            Event.StatusChanged it = opened.event();
                            life.event(
                                    opened,
                                    new Event.StatusChanged(
                                            it.campaign(),
                                            it.from(),
                                            CampaignStatus.PAUSED,
                                            it.by(),
                                            "",
                                            ""));
                            return new Life.Violated(
                                    opened.shard(), firstOn(life, opened.shard(), "deck").seq());
                        }),
                damage(
                        "an envelope is granted from a wave that is over",
                        STOCK,
                        "voucher ",
                        2_500,
                        life -> {
                            return changeGrant(life, "card", voucher -> withWave(voucher, "wave9"));
                        }));
    }

    private static Entry firstOn(Life life, int shard, String prize) {
        return life.journals.get(shard).stream()
                .filter(entry ->
                        entry.events().stream()
                                .anyMatch(event ->
                                        event instanceof Event.EnvelopeGranted it
                                                && it.voucher().prize().equals(prize)
                                                && it.voucher().amountMinor() == 500))
                .findFirst()
                .orElseThrow();
    }

    private static Life.Violated changeGrant(
            Life life, String prize, UnaryOperator<Voucher> change) {
        Life.Place<Event.EnvelopeGranted> grant =
                life.first(
                        Event.EnvelopeGranted.class,
                        it ->
                                it.voucher().prize().equals(prize)
                                        && it.voucher().amountMinor() != 288_800);
        Event.EnvelopeGranted it = grant.event();
        return life.event(
                grant,
                new Event.EnvelopeGranted(
                        it.user(),
                        change.apply(it.voucher()),
                        it.splitCount(),
                        it.splitAmountMinor()));
    }

    private static List<Damage> capsAndKeys() {
        return List.of(
                damage(
                        "somebody passes a cap",
                        CAPS,
                        "voucher ",
                        2_500,
                        life -> {
                            for (int shard = 0; shard < life.shards(); shard++) {
                                life.journals.get(shard).replaceAll(AuditorTest::withCapOfTwo);
                            }
                            return at(card(life));
                        }),
                damage(
                        "somebody claims once, twice",
                        CAPS,
                        "voucher ",
                        500,
                        life -> {
                            Life.Place<Event.EnvelopeGranted> first =
                                    life.first(
                                            Event.EnvelopeGranted.class,
                                            it ->
                                                    it.voucher().prize().equals("deck")
                                                            && it.voucher().amountMinor() == 500);
                            Life.Place<Event.EnvelopeGranted> second =
                                    life.first(
                                            Event.EnvelopeGranted.class,
                                            it ->
                                                    it.voucher().prize().equals("deck")
                                                            && it.voucher().amountMinor() == 500
                                                            && !it.user()
                                                                    .equals(first.event().user())
                                                            && it.user().shard(2) == first.shard());
                            Event.EnvelopeGranted it = second.event();
                            return life.event(
                                    second,
                                    new Event.EnvelopeGranted(
                                            first.event().user(), it.voucher(), 0, 0));
                        }),
                damage(
                        "a key has two envelopes",
                        KEYS,
                        "voucher ",
                        2_500,
                        life -> {
                            return changeGrant(
                                    life,
                                    "card",
                                    voucher -> withKey(voucher, "first-deck", voucher.wish()));
                        }),
                damage(
                        "an envelope is not what was asked for",
                        KEYS,
                        "voucher ",
                        2_500,
                        life -> {
                            return changeGrant(
                                    life,
                                    "card",
                                    voucher -> withKey(voucher, voucher.key(), "deck"));
                        }));
    }

    private static Entry withCapOfTwo(Entry entry) {
        PersonCaps two = new PersonCaps(2, PersonCaps.UNLIMITED);
        return Life.with(
                entry,
                entry.events().stream()
                        .map(event ->
                                switch (event) {
                                    case Event.CampaignApplied it ->
                                            new Event.CampaignApplied(
                                                    Terms.of(it.terms()).caps(two).build(),
                                                    it.version(),
                                                    it.digest(),
                                                    it.changes(),
                                                    it.by());
                                    case Event.CampaignCopied it ->
                                            new Event.CampaignCopied(
                                                    Terms.of(it.terms()).caps(two).build(),
                                                    it.status(),
                                                    it.version());
                                    default -> event;
                                })
                        .toList());
    }

    private static List<Damage> durable() {
        return List.of(
                damage(
                        "an entry is missing",
                        DURABLE,
                        "entry ",
                        0,
                        life -> {
                            Life.Place<Event.EnvelopeGranted> card = card(life);
                            life.journals.get(card.shard()).remove(card.index());
                            return new Life.Violated(card.shard(), card.entry().seq() + 1);
                        }),
                damage(
                        "an entry is there twice",
                        DURABLE,
                        "entry ",
                        0,
                        life -> {
                            Life.Place<Event.EnvelopeGranted> card = card(life);
                            life.journals.get(card.shard()).add(card.index(), card.entry());
                            return at(card);
                        }),
                damage(
                        "time goes back",
                        DURABLE,
                        "entry ",
                        0,
                        life -> {
                            return life.entry(
                                    card(life),
                                    it ->
                                            new Entry(
                                                    it.seq(),
                                                    1,
                                                    it.shard(),
                                                    it.cause(),
                                                    it.events(),
                                                    it.postings(),
                                                    it.messages(),
                                                    it.timers()));
                        }),
                damage(
                        "a message is handled twice",
                        DURABLE,
                        "message ",
                        0,
                        life -> {
                            Life.Place<Event.SliceReceived> received =
                                    life.first(Event.SliceReceived.class, _ -> true);
                            Life.Place<Event.EnvelopeGranted> later =
                                    life.first(
                                            Event.EnvelopeGranted.class,
                                            it -> it.user().shard(2) == received.shard());
                            return life.entry(
                                    later,
                                    it ->
                                            new Entry(
                                                    it.seq(),
                                                    it.atMillis(),
                                                    it.shard(),
                                                    received.entry().cause(),
                                                    it.events(),
                                                    it.postings(),
                                                    it.messages(),
                                                    it.timers()));
                        }),
                damage(
                        "a message is never handled",
                        DURABLE,
                        "message ",
                        0,
                        life -> {
                            Life.Place<Event.EnvelopeGranted> card = card(life);
                            int last = life.journals.get(card.shard()).size() - 1;
                            Entry end = life.journals.get(card.shard()).get(last);
                            long number = 1 + life.mailbox(card.shard()).lastSentTo(0);
                            Message asked =
                                    new Message(
                                            card.shard(),
                                            0,
                                            number,
                                            Life.CAMPAIGN,
                                            new Message.AskForSlice(Bucket.prize("card"), false));
                            List<Message> all = new ArrayList<>(end.messages());
                            all.add(asked);
                            life.journals.get(card.shard()).set(last, messages(end, all));
                            return new Life.Violated(card.shard(), Violation.NO_ENTRY);
                        }));
    }

    private static List<Damage> vouchers() {
        return List.of(
                damage(
                        "a voucher is spent twice",
                        VOUCHERS,
                        "voucher ",
                        0,
                        life -> {
                            Life.Place<Event.VoucherRedeemed> redeemed =
                                    life.first(Event.VoucherRedeemed.class, _ -> true);
                            return life.event(redeemed, redeemed.event(), redeemed.event());
                        }),
                damage(
                        "more is spent than is left",
                        VOUCHERS,
                        "voucher ",
                        2_500,
                        life -> {
                            Life.Place<Event.VoucherRedeemed> redeemed =
                                    life.first(Event.VoucherRedeemed.class, _ -> true);
                            Event.VoucherRedeemed it = redeemed.event();
                            return life.event(
                                    redeemed,
                                    new Event.VoucherRedeemed(
                                            it.user(),
                                            it.campaign(),
                                            it.voucher(),
                                            it.prize(),
                                            it.quote(),
                                            2_600,
                                            0,
                                            false));
                        }),
                damage(
                        "a voucher is spent that no quote held",
                        VOUCHERS,
                        "voucher ",
                        2_500,
                        life -> {
                            Life.Place<Event.VoucherRedeemed> redeemed =
                                    life.first(Event.VoucherRedeemed.class, _ -> true);
                            Life.Place<Event.VoucherHeld> held =
                                    life.first(
                                            Event.VoucherHeld.class,
                                            it -> it.voucher() == redeemed.event().voucher());
                            life.entry(held, entry -> Life.with(entry, List.of()));
                            return at(redeemed);
                        }),
                damage(
                        "a release takes time away",
                        VOUCHERS,
                        "voucher ",
                        2_500,
                        life -> {
                            Life.Place<Event.VoucherReleased> released =
                                    life.first(
                                            Event.VoucherReleased.class,
                                            it -> it.extendedUntilMillis() > 0);
                            Event.VoucherReleased it = released.event();
                            return life.event(
                                    released,
                                    new Event.VoucherReleased(
                                            it.user(),
                                            it.campaign(),
                                            it.voucher(),
                                            it.quote(),
                                            it.extendedUntilMillis() - 1));
                        }),
                damage(
                        "a voucher expires too early",
                        VOUCHERS,
                        "voucher ",
                        2_500,
                        life -> {
                            Life.Place<Event.EnvelopeGranted> card = card(life);
                            Event.EnvelopeGranted it = card.event();
                            return life.event(
                                    card,
                                    it,
                                    new Event.VoucherExpired(
                                            it.user(),
                                            Life.CAMPAIGN,
                                            it.voucher().id(),
                                            "card",
                                            2_500,
                                            false));
                        }),
                damage(
                        "a voucher changes that was never granted",
                        VOUCHERS,
                        NOBODY.toString(),
                        0,
                        life -> {
                            Life.Place<Event.EnvelopeGranted> card = card(life);
                            return life.event(
                                    card,
                                    card.event(),
                                    new Event.VoucherHeld(
                                            NOBODY, Life.CAMPAIGN, 77, "quote", Long.MAX_VALUE, 1));
                        }),
                damage(
                        "nothing will ever end a voucher",
                        VOUCHERS,
                        "voucher ",
                        500,
                        life -> {
                            Life.Place<Event.EnvelopeGranted> deck =
                                    life.first(
                                            Event.EnvelopeGranted.class,
                                            it ->
                                                    it.voucher().prize().equals("deck")
                                                            && it.voucher().amountMinor() == 500);
                            life.journals
                                    .get(deck.shard())
                                    .replaceAll(entry -> withoutTimers(entry, deck.event().user()));
                            return new Life.Violated(deck.shard(), Violation.NO_ENTRY);
                        }));
    }

    private static Entry withoutTimers(Entry it, UserId user) {
        return new Entry(
                it.seq(),
                it.atMillis(),
                it.shard(),
                it.cause(),
                it.events(),
                it.postings(),
                it.messages(),
                it.timers().stream()
                        .filter(timer -> !timer.entity().equals(new EntityKey.OfWallet(user)))
                        .toList());
    }

    private static List<Damage> state() {
        return List.of(
                damage(
                        "a voucher in a wallet is worth more",
                        STATE,
                        "voucher ",
                        1,
                        life -> {
                            return life.entity(
                                    Wallet.class,
                                    it -> !it.vouchers().isEmpty(),
                                    it -> it.replacing(withRemaining(it.vouchers().getFirst())));
                        }),
                damage(
                        "a wallet is gone",
                        STATE,
                        "voucher ",
                        500,
                        life -> {
                            return life.entity(
                                    Wallet.class,
                                    it ->
                                            it.vouchers().size() == 4
                                                    && it.vouchers().getFirst().amountMinor()
                                                            == 500,
                                    it -> Wallet.empty(it.user()));
                        }),
                damage(
                        "a wallet's timer is another",
                        STATE,
                        "timer of wallet",
                        0,
                        life -> {
                            return life.entity(Wallet.class, it -> true, it -> it.withTimer(1));
                        }),
                damage(
                        "a treasury has more",
                        STATE,
                        "treasury of life, unallotted",
                        5,
                        life -> {
                            return life.entity(
                                    Treasury.class, it -> true, it -> it.plusUnallotted(5));
                        }),
                damage(
                        "a treasury has more of a prize",
                        STATE,
                        "treasury of life, prize card, free",
                        2_500,
                        life -> {
                            return life.entity(
                                    Treasury.class,
                                    it -> true,
                                    it ->
                                            it.with(
                                                    Bucket.prize("card"),
                                                    pot -> pot.plusFree(Stock.loose(1, 2_500))));
                        }),
                damage(
                        "a till has more",
                        STATE,
                        "of life, prize split",
                        300,
                        life -> {
                            return life.entity(
                                    Till.class,
                                    it -> true,
                                    it ->
                                            it.withReceived(
                                                    Bucket.prize("split"),
                                                    new Stock(List.of(new Lot(59, 1, 300)))));
                        }),
                damage(
                        "a ledger has another balance",
                        STATE,
                        "ledger ",
                        0,
                        life -> {
                            return life.entity(
                                    Ledger.class,
                                    it -> true,
                                    it ->
                                            it.with(
                                                    new Posting(
                                                            Life.CAMPAIGN,
                                                            Account.TILL,
                                                            Account.SPENT,
                                                            1)));
                        }),
                damage(
                        "a ledger has other totals",
                        STATE,
                        "prize card",
                        2_500,
                        life -> {
                            return life.entity(
                                    Ledger.class,
                                    it -> true,
                                    it ->
                                            it.withTotals(
                                                    "card", totals -> totals.plusGranted(2_500)));
                        }),
                damage(
                        "a campaign has another status",
                        STATE,
                        "campaign life",
                        0,
                        life -> {
                            return life.entity(
                                    Campaign.class,
                                    it -> true,
                                    it -> it.withStatus(CampaignStatus.RUNNING));
                        }),
                damage(
                        "a message number is another",
                        STATE,
                        "mailbox of shard",
                        0,
                        life -> {
                            return life.entity(
                                    Mailbox.class, it -> true, it -> it.withSent(1, 1_000_000));
                        }),
                damage(
                        "there is a campaign that the journal does not know",
                        STATE,
                        "OfTreasury",
                        0,
                        life -> {
                            life.states
                                    .getFirst()
                                    .put(
                                            new EntityKey.OfTreasury("ghost"),
                                            Treasury.empty("ghost"));
                            return new Life.Violated(0, Violation.NO_ENTRY);
                        }));
    }

    private static Life.Violated at(Life.Place<?> place) {
        return new Life.Violated(place.shard(), place.entry().seq());
    }

    private static Entry postings(Entry it, UnaryOperator<List<Posting>> change) {
        return new Entry(
                it.seq(),
                it.atMillis(),
                it.shard(),
                it.cause(),
                it.events(),
                change.apply(it.postings()),
                it.messages(),
                it.timers());
    }

    private static Entry messages(Entry it, List<Message> instead) {
        return new Entry(
                it.seq(),
                it.atMillis(),
                it.shard(),
                it.cause(),
                it.events(),
                it.postings(),
                instead,
                it.timers());
    }

    private static Voucher withAmount(Voucher it, long amountMinor) {
        return voucher(it, it.wave(), amountMinor, amountMinor, it.position(), it.key(), it.wish());
    }

    private static Voucher withPosition(Voucher it, long position) {
        return voucher(
                it,
                it.wave(),
                it.amountMinor(),
                it.remainingMinor(),
                position,
                it.key(),
                it.wish());
    }

    private static Voucher withWave(Voucher it, String wave) {
        return voucher(
                it,
                wave,
                it.amountMinor(),
                it.remainingMinor(),
                it.position(),
                it.key(),
                it.wish());
    }

    private static Voucher withKey(Voucher it, String key, String wish) {
        return voucher(
                it, it.wave(), it.amountMinor(), it.remainingMinor(), it.position(), key, wish);
    }

    private static Voucher withRemaining(Voucher it) {
        return voucher(
                it,
                it.wave(),
                it.amountMinor(),
                it.remainingMinor() + 1,
                it.position(),
                it.key(),
                it.wish());
    }

    private static Voucher voucher(
            Voucher it,
            String wave,
            long amountMinor,
            long remainingMinor,
            long position,
            String key,
            String wish) {
        return new Voucher(
                it.id(),
                it.campaign(),
                wave,
                it.prize(),
                it.earnedBy(),
                amountMinor,
                remainingMinor,
                position,
                it.issuedAtMillis(),
                it.day(),
                it.extendedUntilMillis(),
                it.state(),
                key,
                wish,
                it.redemptions());
    }
}

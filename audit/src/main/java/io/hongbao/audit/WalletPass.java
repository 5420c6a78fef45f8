package io.hongbao.audit;

import io.hongbao.core.EffectId;
import io.hongbao.core.EntityKey;
import io.hongbao.core.Entry;
import io.hongbao.core.Event;
import io.hongbao.core.InviteEvent;
import io.hongbao.core.RoomEvent;
import io.hongbao.core.Timer;
import io.hongbao.core.UserId;
import io.hongbao.core.campaign.CampaignTerms;
import io.hongbao.core.campaign.Prize;
import io.hongbao.core.campaign.Wave;
import io.hongbao.core.wallet.Redemption;
import io.hongbao.core.wallet.Voucher;
import io.hongbao.core.wallet.Wallet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A later pass over all journals: the wallets and orders of some of the people, and everything that
 * may happen to a voucher. Wallets of a shard know only that shard's entries, so the journals are
 * read one after the other.
 */
final class WalletPass {

    private final int part;
    private final int parts;
    private final Findings findings;
    private final DrawCheck draws;
    private final Rules rules = new Rules();
    private final OrdersPass orders;
    private final PayoutsPass payouts;
    private final RoomPass room;
    private final InvitePass invites;
    private final Map<UserId, WalletBook> wallets = new HashMap<>();

    /** Reads the people whose hash is {@code part} of {@code parts}. */
    WalletPass(
            int part,
            int parts,
            Map<String, CampaignBook> campaigns,
            RoomCheck rooms,
            Findings findings) {
        this.part = part;
        this.parts = parts;
        this.findings = findings;
        this.draws = new DrawCheck(campaigns);
        this.orders = new OrdersPass(rules, findings);
        this.payouts = new PayoutsPass(rules, findings);
        this.room = new RoomPass(rooms, findings);
        this.invites = new InvitePass(rules, findings);
    }

    boolean isOurs(UserId user) {
        return parts == 1 || ((user.hashCode() * 0x9E3779B9) >>> 1) % parts == part;
    }

    Map<UserId, WalletBook> wallets() {
        return wallets;
    }

    OrdersPass orders() {
        return orders;
    }

    PayoutsPass payouts() {
        return payouts;
    }

    RoomPass room() {
        return room;
    }

    InvitePass invites() {
        return invites;
    }

    void read(Entry entry) {
        findings.at(entry);
        orders.begin(entry, this);
        payouts.begin(entry, this);
        invites.begin(entry);
        if (entry.cause() instanceof Entry.ByEffect(EffectId id)
                && id.kind() == EffectId.Kind.PAY_OUT
                && isOurs(id.user())) {
            payouts.answered(id);
        }
        if (entry.cause() instanceof Entry.ByTimer(Timer timer)
                && timer.entity() instanceof EntityKey.OfWallet(UserId user)
                && isOurs(user)) {
            wallet(user).timerAtMillis = Wallet.NO_TIMER;
        }
        for (Event event : entry.events()) {
            switch (event) {
                case Event.OfVoucher it -> {
                    if (isOurs(it.user())) {
                        readVoucher(entry, it);
                    }
                }
                case Event.OfOrder it -> {
                    if (isOurs(it.user())) {
                        orders.read(entry, it, wallet(it.user()));
                    }
                }
                case Event.OfPayouts it -> {
                    if (isOurs(it.user())) {
                        payouts.read(entry, it, wallet(it.user()));
                    }
                }
                case Event.OfOutlet it -> readOutlet(entry.shard(), it);
                case RoomEvent it -> room.read(entry, it, this);
                case InviteEvent it -> {
                    if (isOurs(it.user())) {
                        invites.read(entry, it, wallet(it.user()));
                    }
                }
                default -> rules.follow(entry.shard(), event);
            }
        }
        orders.end(entry, this);
        payouts.end(entry, this);
        invites.end(entry);
        for (Timer timer : entry.timers()) {
            if (timer.entity() instanceof EntityKey.OfWallet(UserId user) && isOurs(user)) {
                wallet(user).timerAtMillis = timer.dueAtMillis();
            }
        }
    }

    private void readOutlet(int shard, Event.OfOutlet event) {
        switch (event) {
            case Event.CapacityReserved it -> {
                if (isOurs(it.order().user())) {
                    orders.reserved(it);
                }
            }
            case Event.CapacityReleased it -> {
                if (isOurs(it.order().user())) {
                    orders.released(it);
                }
            }
            case Event.OutletApplied _, Event.OutletPaused _, Event.OutletCopied _ ->
                    orders.follow(shard, event);
        }
    }

    /**
     * Looks at everybody's orders when all journals were read.
     *
     * @param settled whether the world outside had answered everything
     */
    void finish(int shards, boolean settled) {
        orders.people()
                .forEach((user, book) -> {
                    findings.atState(user.shard(shards));
                    OrdersRest.check(user, book, settled, findings);
                });
        wallets.forEach((user, wallet) -> {
            findings.atState(user.shard(shards));
            OrdersRest.checkHolds(user, orders.known(user), payouts.known(user), wallet, findings);
        });
        payouts.people()
                .forEach((user, book) -> {
                    findings.atState(user.shard(shards));
                    payouts.finish(user, book, settled);
                });
        room.finish(shards);
        invites.finish(shards);
    }

    WalletBook wallet(UserId user) {
        return wallets.computeIfAbsent(user, _ -> new WalletBook());
    }

    private void readVoucher(Entry entry, Event.OfVoucher event) {
        Optional<Rules.Rule> rule = rules.rule(entry.shard(), event.campaign());
        if (rule.isEmpty()) {
            findings.add(
                    Invariant.VOUCHERS,
                    event.campaign(),
                    "wallet of " + event.user(),
                    0,
                    "shard " + entry.shard() + " does not know this campaign");
            return;
        }
        CampaignTerms terms = rule.get().terms();
        if (event instanceof Event.EnvelopeGranted granted) {
            room.granted(entry, granted, rule.get());
            invites.granted(entry, granted);
            grant(entry, granted, terms);
            return;
        }
        long id = idOf(event);
        WalletBook wallet = wallet(event.user());
        for (WalletBook.VoucherBook voucher : wallet.vouchers) {
            if (voucher.id == id && voucher.campaign.equals(event.campaign())) {
                change(entry, event, rule.get(), voucher);
                return;
            }
        }
        findings.add(
                Invariant.VOUCHERS,
                event.campaign(),
                name(id, event),
                0,
                "it was never granted to this person");
    }

    private void grant(Entry entry, Event.EnvelopeGranted granted, CampaignTerms terms) {
        Voucher voucher = granted.voucher();
        WalletBook wallet = wallet(granted.user());
        OrdersBook book = orders.known(granted.user());
        new GrantCheck(wallet, book, granted, terms, findings).check(entry.atMillis());
        String wrongDraw = draws.check(terms, granted);
        if (!wrongDraw.isEmpty()) {
            findings.add(
                    Invariant.STOCK,
                    terms.id(),
                    TillCheck.name(voucher, granted),
                    voucher.amountMinor(),
                    wrongDraw);
        }
        String wave = terms.wave(voucher.wave()).map(Wave::id).orElse(voucher.wave());
        String prize = terms.prize(voucher.prize()).map(Prize::id).orElse(voucher.prize());
        wallet.vouchers.add(new WalletBook.VoucherBook(voucher, terms.id(), wave, prize));
    }

    private static long idOf(Event.OfVoucher event) {
        return switch (event) {
            case Event.EnvelopeGranted it -> it.voucher().id();
            case Event.VoucherHeld it -> it.voucher();
            case Event.VoucherReleased it -> it.voucher();
            case Event.VoucherRedeemed it -> it.voucher();
            case Event.VoucherRefunded it -> it.voucher();
            case Event.VoucherExpired it -> it.voucher();
            case Event.VoucherVoided it -> it.voucher();
        };
    }

    static String name(long id, Event.OfVoucher event) {
        return "voucher " + id + " of " + event.user();
    }

    private void change(
            Entry entry, Event.OfVoucher event, Rules.Rule rule, WalletBook.VoucherBook voucher) {
        Optional<Prize> prize = rule.terms().prize(voucher.prize);
        if (prize.isEmpty()) {
            findings.add(
                    Invariant.VOUCHERS,
                    event.campaign(),
                    name(voucher.id, event),
                    0,
                    "its prize is gone from the rules");
            return;
        }
        OrdersBook book = orders.known(event.user());
        OrderTies ties = new OrderTies(book, payouts.known(event.user()), entry.events());
        VoucherCheck check = new VoucherCheck(voucher, rule, prize.get(), ties, entry.atMillis());
        String wrong =
                switch (event) {
                    case Event.EnvelopeGranted _ ->
                            throw new IllegalStateException("a grant makes a new voucher");
                    case Event.VoucherHeld it -> check.hold(it);
                    case Event.VoucherReleased it -> check.release(it);
                    case Event.VoucherRedeemed it -> check.redeem(it);
                    case Event.VoucherRefunded it -> check.refund(it);
                    case Event.VoucherExpired it -> check.expire(it);
                    case Event.VoucherVoided it -> check.voided(it);
                };
        if (!wrong.isEmpty()) {
            findings.add(
                    Invariant.VOUCHERS,
                    event.campaign(),
                    name(voucher.id, event),
                    voucher.remainingMinor,
                    wrong);
        }
        apply(event, voucher, book);
    }

    private static void apply(
            Event.OfVoucher event, WalletBook.VoucherBook voucher, OrdersBook orders) {
        switch (event) {
            case Event.EnvelopeGranted _ -> {
                // Never comes here.
            }
            case Event.VoucherHeld it -> {
                voucher.stage = WalletBook.Stage.HELD;
                voucher.quote = it.quote();
                voucher.heldUntilMillis = it.untilMillis();
                voucher.leftMillis = it.leftMillis();
                voucher.heldMinor = voucher.remainingMinor;
            }
            case Event.VoucherReleased it -> {
                voucher.stage = WalletBook.Stage.ISSUED;
                voucher.extendedUntilMillis =
                        Math.max(voucher.extendedUntilMillis, it.extendedUntilMillis());
            }
            case Event.VoucherRedeemed it -> {
                voucher.spend(new Redemption(it.quote(), it.spentMinor(), it.forfeitedMinor()));
                voucher.stage =
                        voucher.remainingMinor == 0
                                ? WalletBook.Stage.REDEEMED
                                : WalletBook.Stage.ISSUED;
            }
            case Event.VoucherRefunded it -> {
                voucher.refund(it.amountMinor(), it.extendedUntilMillis());
                orders.refunded(it.quote(), it.voucher(), it.amountMinor());
            }
            case Event.VoucherExpired _ -> voucher.stage = WalletBook.Stage.EXPIRED;
            case Event.VoucherVoided _ -> voucher.stage = WalletBook.Stage.VOIDED;
        }
    }

    Rules rules() {
        return rules;
    }
}

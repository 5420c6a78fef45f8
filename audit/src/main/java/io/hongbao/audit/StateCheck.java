package io.hongbao.audit;

import io.hongbao.core.Entity;
import io.hongbao.core.EntityKey;
import io.hongbao.core.Mailbox;
import io.hongbao.core.campaign.Campaign;
import io.hongbao.core.campaign.LaunchClearance;
import io.hongbao.core.invite.Invite;
import io.hongbao.core.invite.InviteCounter;
import io.hongbao.core.invite.PersonInvites;
import io.hongbao.core.ledger.Ledger;
import io.hongbao.core.ledger.PrizeTotals;
import io.hongbao.core.order.Orders;
import io.hongbao.core.outlet.Outlet;
import io.hongbao.core.outlet.Pace;
import io.hongbao.core.outlet.Seats;
import io.hongbao.core.payout.Payouts;
import io.hongbao.core.room.Ticket;
import io.hongbao.core.room.WaitingRoom;
import io.hongbao.core.treasury.Bucket;
import io.hongbao.core.treasury.Pot;
import io.hongbao.core.treasury.Slice;
import io.hongbao.core.treasury.Stock;
import io.hongbao.core.treasury.Till;
import io.hongbao.core.treasury.Treasury;
import io.hongbao.core.wallet.Wallet;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Holds the state of one shard, all but its people, against the auditor's own books. */
final class StateCheck {

    private final int shard;
    private final int shards;
    private final BooksPass books;
    private final MessageBook messages;
    private final Findings findings;
    private final OutletStateCheck outlets;
    private final RoomStateCheck rooms;
    private final Set<EntityKey<?>> seen = new HashSet<>();
    private long wallets;

    StateCheck(int shard, int shards, BooksPass books, MessageBook messages, Findings findings) {
        this.shard = shard;
        this.shards = shards;
        this.books = books;
        this.messages = messages;
        this.findings = findings;
        this.outlets = new OutletStateCheck(shard, books.outlets(), findings);
        this.rooms = new RoomStateCheck(shard, shards, books.rooms(), findings);
    }

    void read(AuditSource.Keyed keyed) {
        EntityKey<?> key = keyed.key();
        switch (keyed.entity()) {
            case Wallet _ -> wallets++;
            case Campaign it -> known(key, it.id(), it).ifPresent(book -> compare(book, it));
            case Treasury it -> known(key, it.campaign(), it).ifPresent(book -> compare(book, it));
            case Till it -> known(key, it.campaign(), it).ifPresent(book -> compare(book, it));
            case Ledger it -> known(key, it.campaign(), it).ifPresent(book -> compare(book, it));
            case Mailbox it -> {
                seen.add(key);
                compare(it);
            }
            case Orders _, Payouts _, Ticket _, Invite _, PersonInvites _ -> {
                // Compared by OrdersCheck, PayoutsCheck, TicketsCheck and InvitesCheck, a part of
                // the people at a time.
            }
            case InviteCounter it -> {
                seen.add(key);
                compare(it);
            }
            case WaitingRoom it -> rooms.compare(it);
            case Outlet it -> outlets.compare(it);
            case Pace it -> outlets.compare(it);
            case Seats it -> outlets.compare(it);
            default ->
                    findings.add(
                            Invariant.STATE,
                            "",
                            key.toString(),
                            0,
                            "it is unknown: " + keyed.entity());
        }
    }

    long wallets() {
        return wallets;
    }

    /** What the books have and the state has not. */
    void finish() {
        if (!seen.contains(new EntityKey.OfMailbox())) {
            compare(Mailbox.EMPTY);
        }
        for (CampaignBook book : books.campaigns().values()) {
            missing(new EntityKey.OfTill(book.id)).ifPresent(it -> compare(book, it));
            missing(new EntityKey.OfLedger(book.id)).ifPresent(it -> compare(book, it));
            missing(new EntityKey.OfCampaign(book.id)).ifPresent(it -> compare(book, it));
            if (book.home == shard) {
                missing(new EntityKey.OfTreasury(book.id)).ifPresent(it -> compare(book, it));
            }
        }
        for (InviteCheck.Key one : books.invites().handedOut().keySet()) {
            if (one.shard() == shard) {
                missing(new EntityKey.OfInviteCounter(one.campaign())).ifPresent(this::compare);
            }
        }
        outlets.finish();
        rooms.finish();
    }

    private <E extends Entity> Optional<E> missing(EntityKey<E> key) {
        return seen.contains(key) ? Optional.empty() : Optional.of(key.none());
    }

    private Optional<CampaignBook> known(EntityKey<?> key, String campaign, Entity entity) {
        seen.add(key);
        CampaignBook book = books.campaigns().get(campaign);
        if (book == null) {
            findings.add(
                    Invariant.STATE,
                    campaign,
                    key.toString(),
                    0,
                    "the journal says nothing of it: " + entity);
        }
        return Optional.ofNullable(book);
    }

    private void compare(CampaignBook book, Campaign campaign) {
        Optional<Rules.Rule> rule = books.rules().rule(shard, book.id);
        boolean same =
                rule.isEmpty()
                        ? campaign.isAbsent()
                        : !campaign.isAbsent()
                                && campaign.terms().equals(rule.get().terms())
                                && campaign.status() == rule.get().status()
                                && campaign.version() == rule.get().version()
                                && campaign.stoppedPrizes().equals(rule.get().stoppedPrizes());
        if (!same) {
            String expected =
                    rule.map(it ->
                                    it.status()
                                            + " with rules of version "
                                            + it.version()
                                            + ", stopped "
                                            + it.stoppedPrizes())
                            .orElse("absent");
            findings.add(
                    Invariant.STATE,
                    book.id,
                    "campaign " + book.id,
                    0,
                    "by the journal it is "
                            + expected
                            + ", in the state "
                            + campaign.status()
                            + " with rules of version "
                            + campaign.version()
                            + ", stopped "
                            + campaign.stoppedPrizes()
                            + ", or these differ");
        }
        LaunchClearance expected =
                book.home == shard ? book.clearance : LaunchClearance.Unrecorded.INSTANCE;
        if (!campaign.clearance().equals(expected)) {
            findings.add(
                    Invariant.STATE,
                    book.id,
                    "campaign " + book.id,
                    0,
                    "by the journal its clearance is "
                            + expected
                            + ", in the state "
                            + campaign.clearance());
        }
    }

    private void compare(CampaignBook book, Treasury treasury) {
        String entity = "treasury of " + book.id;
        same(book, entity + ", unallotted", book.unallottedMinor, treasury.unallottedMinor());
        same(book, entity + ", transfers", book.transfers, treasury.transfers());
        Set<Bucket> buckets = new HashSet<>(book.pots.keySet());
        Set<Long> pending = new HashSet<>();
        for (Pot pot : treasury.pots()) {
            buckets.add(pot.bucket());
            pot.pending().forEach(transfer -> pending.add(transfer.id()));
        }
        if (!pending.equals(book.unsettled)) {
            findings.add(
                    Invariant.STATE,
                    book.id,
                    entity,
                    0,
                    "by the journal these transfers are pending: "
                            + book.unsettled
                            + ", in the state: "
                            + pending);
        }
        for (Bucket bucket : buckets) {
            CampaignBook.PotBook own = book.pot(bucket);
            Pot pot = treasury.pot(bucket).orElseGet(() -> Pot.of(bucket, Stock.EMPTY));
            String name = entity + ", " + Reading.name(bucket);
            same(book, name + ", free", own.free.toStock(), pot.free());
            same(book, name + ", incoming", own.incoming.toStock(), pot.incoming());
            if (own.soldOut != pot.soldOut()) {
                findings.add(
                        Invariant.STATE,
                        book.id,
                        name,
                        0,
                        "sold out is "
                                + own.soldOut
                                + " by the journal, "
                                + pot.soldOut()
                                + " in the state");
            }
        }
    }

    private void compare(CampaignBook book, Till till) {
        CampaignBook.ShardBook own = book.shards.get(shard);
        String entity = "till " + shard + " of " + book.id;
        same(book, entity + ", vouchers issued", own.vouchersIssued, till.vouchersIssued());
        Set<Bucket> buckets = new HashSet<>(own.till.keySet());
        till.slices().forEach(slice -> buckets.add(slice.bucket()));
        for (Bucket bucket : buckets) {
            Slice slice = till.slice(bucket);
            String name = entity + ", " + Reading.name(bucket);
            same(book, name, own.till.getOrDefault(bucket, new Lots()).toStock(), slice.stock());
            if (own.till.containsKey(bucket)
                    && own.sayingSoldOut.contains(bucket) != slice.soldOut()) {
                findings.add(
                        Invariant.STATE,
                        book.id,
                        name,
                        0,
                        "sold out is "
                                + !slice.soldOut()
                                + " by the journal, "
                                + slice.soldOut()
                                + " in the state");
            }
        }
    }

    private void compare(CampaignBook book, Ledger ledger) {
        CampaignBook.ShardBook own = book.shards.get(shard);
        String entity = "ledger " + shard + " of " + book.id;
        if (!own.ledger.toList().equals(ledger.balancesMinor())) {
            findings.add(
                    Invariant.STATE,
                    book.id,
                    entity,
                    0,
                    "by the postings its balances are "
                            + own.ledger.toList()
                            + ", in the state "
                            + ledger.balancesMinor());
        }
        Set<String> prizes = new HashSet<>(own.totals.keySet());
        ledger.prizes().forEach(totals -> prizes.add(totals.prize()));
        for (String prize : prizes) {
            PrizeTotals expected = own.totals(prize);
            if (!Objects.equals(expected, ledger.prize(prize))) {
                findings.add(
                        Invariant.STATE,
                        book.id,
                        entity + ", prize " + prize,
                        ledger.prize(prize).grantedMinor() - expected.grantedMinor(),
                        "by the journal its totals are "
                                + expected
                                + ", in the state "
                                + ledger.prize(prize));
            }
        }
    }

    private void compare(InviteCounter found) {
        long expected =
                books.invites()
                        .handedOut()
                        .getOrDefault(new InviteCheck.Key(shard, found.campaign()), 0L);
        if (expected != found.handedOut()) {
            findings.add(
                    Invariant.STATE,
                    found.campaign(),
                    "invite counter " + shard + " of " + found.campaign(),
                    0,
                    "by the journal it is " + expected + ", in the state " + found.handedOut());
        }
    }

    private void compare(Mailbox mailbox) {
        for (int other = 0; other < shards; other++) {
            boolean same =
                    mailbox.lastSentTo(other) == messages.lastSent(shard, other)
                            && mailbox.lastReceivedFrom(other)
                                    == messages.lastReceived(other, shard);
            if (!same) {
                findings.add(
                        Invariant.STATE,
                        "",
                        "mailbox of shard " + shard,
                        0,
                        "messages to and from shard "
                                + other
                                + ": by the journal "
                                + Map.of(
                                        "sent",
                                        messages.lastSent(shard, other),
                                        "received",
                                        messages.lastReceived(other, shard))
                                + ", in the state "
                                + mailbox);
            }
        }
    }

    private void same(CampaignBook book, String entity, long expected, long found) {
        if (expected != found) {
            findings.add(
                    Invariant.STATE,
                    book.id,
                    entity,
                    found - expected,
                    "by the journal it is " + expected + ", in the state " + found);
        }
    }

    private void same(CampaignBook book, String entity, Stock expected, Stock found) {
        if (!expected.equals(found)) {
            findings.add(
                    Invariant.STATE,
                    book.id,
                    entity,
                    found.amountMinor() - expected.amountMinor(),
                    "by the journal it is " + expected + ", in the state " + found);
        }
    }
}

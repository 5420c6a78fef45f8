package io.hongbao.audit;

import io.hongbao.core.Entry;
import io.hongbao.core.Event;
import io.hongbao.core.InviteEvent;
import io.hongbao.core.Message;
import io.hongbao.core.PrizeEvent;
import io.hongbao.core.RoomEvent;
import io.hongbao.core.Shard;
import io.hongbao.core.campaign.CampaignStatus;
import io.hongbao.core.chance.CampaignSecrets;
import io.hongbao.core.ledger.Account;
import io.hongbao.core.ledger.Posting;
import io.hongbao.core.treasury.Stock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The first pass over all journals: the order of entries and messages, the campaigns' lives, and
 * where every envelope and every fen is. Counts the money from events and messages, and holds the
 * postings against that after every entry.
 */
final class BooksPass {

    private final int shards;
    private final Findings findings;
    private final MessageBook messages;
    private final Map<String, CampaignBook> campaigns = new LinkedHashMap<>();
    private final Rules rules = new Rules();
    private final OutletCheck outlets;
    private final RoomCheck rooms;
    private final LaunchCheck launches;
    private final InviteCheck invites;
    private final OrderCounts orders = new OrderCounts();
    private final Uptime uptime;
    private final long[] lastSeq;
    private final long[] lastMillis;
    private final List<CampaignBook> touched = new ArrayList<>(2);
    private long entries;
    private long grants;
    private long grantedMinor;
    private long redemptions;
    private long redeemedMinor;

    BooksPass(int shards, Findings findings, MessageBook messages) {
        this.shards = shards;
        this.findings = findings;
        this.messages = messages;
        this.outlets = new OutletCheck(shards);
        this.rooms = new RoomCheck(shards);
        this.launches = new LaunchCheck(shards);
        this.invites = new InviteCheck(shards);
        this.uptime = new Uptime(shards);
        this.lastSeq = new long[shards];
        this.lastMillis = new long[shards];
    }

    void read(Entry entry) {
        entries++;
        findings.at(entry);
        if (entry.shard() < 0 || entry.shard() >= shards) {
            findings.add(
                    Invariant.DURABLE,
                    "",
                    "entry " + entry.seq(),
                    0,
                    "there is no shard " + entry.shard());
            return;
        }
        touched.clear();
        checkOrder(entry);
        Optional<Message> cause =
                switch (entry.cause()) {
                    case Entry.ByRequest _, Entry.ByTimer _, Entry.ByEffect _ -> Optional.empty();
                    case Entry.ByMessage by ->
                            messages.receive(by.fromShard(), entry.shard(), by.number(), findings);
                };
        cause.ifPresent(this::arrive);
        for (Event event : entry.events()) {
            if (event instanceof Event.RealNameSet) {
                continue; // Belongs to no campaign.
            }
            Reading reading = new Reading(entry, cause, book(event.campaign()), rules, findings);
            rules.follow(entry.shard(), event);
            readEvent(reading, event);
        }
        for (Message message : entry.messages()) {
            leave(entry, message);
        }
        ReturnsCheck.read(entry, findings);
        ReservationCheck.read(shards, entry, cause, findings);
        for (Posting posting : entry.postings()) {
            CampaignBook book = book(posting.campaign());
            book.posted.add(posting);
            book.shards.get(entry.shard()).ledger.add(posting);
        }
        touched.forEach(book -> compare(book, entry));
    }

    private CampaignBook book(String campaign) {
        CampaignBook book = campaigns.get(campaign);
        if (book == null) {
            book = new CampaignBook(campaign, Shard.homeOf(campaign, shards), shards);
            campaigns.put(campaign, book);
        }
        if (!touched.contains(book)) {
            touched.add(book);
        }
        return book;
    }

    private void checkOrder(Entry entry) {
        int shard = entry.shard();
        if (entry.seq() != lastSeq[shard] + 1) {
            findings.add(
                    Invariant.DURABLE,
                    "",
                    "entry " + entry.seq(),
                    0,
                    "the entry before it is "
                            + lastSeq[shard]
                            + ": something is missing or there twice");
        }
        if (entry.atMillis() < lastMillis[shard]) {
            findings.add(
                    Invariant.DURABLE,
                    "",
                    "entry " + entry.seq(),
                    0,
                    "it was decided at "
                            + entry.atMillis()
                            + ", before the entry before it, at "
                            + lastMillis[shard]);
        }
        lastSeq[shard] = entry.seq();
        lastMillis[shard] = Math.max(lastMillis[shard], entry.atMillis());
        uptime.seen(shard, lastMillis[shard]);
    }

    /**
     * A message takes its money out of what is on the way; the events of the same entry must put it
     * somewhere.
     */
    private void arrive(Message message) {
        CampaignBook book = book(message.campaign());
        book.counted.add(Account.IN_TRANSFER, -carriedMinor(book, message));
        if (message.body() instanceof Message.SliceOffered(var bucket, _, Stock stock)) {
            book.pot(bucket).travelling -= stock.count();
        } else if (message.body() instanceof Message.SliceReturned(var bucket, _, Stock stock)) {
            book.pot(bucket).travelling -= stock.count();
        }
    }

    private void leave(Entry entry, Message message) {
        CampaignBook book = book(message.campaign());
        if (message.fromShard() != entry.shard()) {
            findings.add(
                    Invariant.DURABLE,
                    book.id,
                    MessageBook.name(message),
                    0,
                    "it is not this shard's to send");
        }
        messages.send(message, findings);
        book.counted.add(Account.IN_TRANSFER, carriedMinor(book, message));
        if (message.body() instanceof Message.SliceOffered(var bucket, _, Stock stock)) {
            book.pot(bucket).travelling += stock.count();
        } else if (message.body() instanceof Message.SliceReturned(var bucket, _, Stock stock)) {
            book.pot(bucket).travelling += stock.count();
        } else if (!rules.areSaidBy(message)) {
            findings.add(
                    Invariant.STATE,
                    book.id,
                    MessageBook.name(message),
                    0,
                    "it does not say what the campaign is now");
        }
    }

    /** The money that a message takes from one shard to another, in minor units. */
    private static long carriedMinor(CampaignBook book, Message message) {
        return switch (message.body()) {
            case Message.SliceOffered it -> it.stock().amountMinor();
            case Message.SliceReturned it -> it.stock().amountMinor();
            case Message.EnvelopeReturned it -> it.stock().amountMinor();
            case Message.MoneyReturned it -> it.amountMinor();
            case Message.SliceDeclined it ->
                    book.travelling.containsKey(it.transferId())
                            ? book.travelling.get(it.transferId()).stock().amountMinor()
                            : 0;
            case Message.ToOutlet _,
                    Message.ToRoom _,
                    Message.ToOrder _,
                    Message.ToInvite _,
                    Message.ToFriend _,
                    Message.CampaignUpdated _,
                    Message.PrizeStopsUpdated _,
                    Message.AskForSlice _,
                    Message.SliceAccepted _,
                    Message.NothingToSend _,
                    Message.RecallSlice _,
                    Message.SoldOut _,
                    Message.Reopen _,
                    Message.Reopened _ ->
                    0;
        };
    }

    private void readEvent(Reading reading, Event event) {
        switch (event) {
            case Event.OfVoucher it -> readVoucher(reading, it);
            case Event.OfOutlet it -> outlets.read(reading, it);
            case Event.OfOrder it -> orders.read(reading.book().counted, it);
            case PrizeEvent it -> PrizeStopCheck.read(reading, it);
            case RoomEvent it -> rooms.read(reading, it);
            case InviteEvent it -> invites.read(reading, it);
            case Event.OfPayouts _ -> {
                // Moves no money: vouchers do. PayoutsPass looks at it person by person.
            }

            case Event.CampaignApplied it -> {
                checkHome(reading, "campaign " + it.campaign());
                CampaignBook book = reading.book();
                book.digest = it.digest();
                book.status =
                        book.status == CampaignStatus.ABSENT ? CampaignStatus.DRAFT : book.status;
            }
            case Event.ActProposed it -> checkHome(reading, "proposal " + it.act());
            case Event.StatusChanged it -> {
                checkStatus(reading, it);
                launches.read(reading, it);
                rooms.closed(reading, it);
            }
            case Event.CampaignCopied it -> checkCopy(reading, it);

            case Event.BudgetFunded it -> TreasuryCheck.funded(reading, it);
            case Event.StockAllotted it -> TreasuryCheck.allotted(reading, it);
            case Event.SliceSent it -> TreasuryCheck.sent(reading, it);
            case Event.SliceSettled it -> TreasuryCheck.settled(reading, it);
            case Event.SliceVoided it -> TreasuryCheck.voided(reading, it);
            case Event.RecallAnswered it -> TreasuryCheck.answered(reading, it);
            case Event.StockReturned it -> TreasuryCheck.returned(reading, it);
            case Event.BucketSoldOut it -> TreasuryCheck.soldOut(reading, it);
            case Event.BucketReopened it -> TreasuryCheck.reopened(reading, it);
            case Event.MoneyTakenBack it -> TreasuryCheck.takenBack(reading, it);

            case Event.SliceReceived it -> TillCheck.received(reading, it);
            case Event.SliceGivenBack it -> TillCheck.givenBack(reading, it);
            case Event.SoldOutNoted it -> TillCheck.soldOutNoted(reading, it);
            case Event.SliceAsked it -> reading.here().slice(it.bucket());
            case Event.NothingReceived it -> reading.here().slice(it.bucket());

            case Event.TillWaited _,
                    Event.RecallStarted _,
                    Event.ReopeningStarted _,
                    Event.ReopeningConfirmed _ -> {
                // Moves nothing: what comes of it is checked where it comes.
            }
        }
    }

    private void readVoucher(Reading reading, Event.OfVoucher event) {
        Amounts counted = reading.book().counted;
        CampaignBook.ShardBook here = reading.here();
        switch (event) {
            case Event.EnvelopeGranted it -> {
                grants++;
                grantedMinor += it.voucher().amountMinor();
                invites.granted(it.voucher());
                TillCheck.granted(reading, it);
            }
            case Event.VoucherRedeemed it -> {
                redemptions++;
                redeemedMinor += it.spentMinor();
                counted.move(Account.OUTSTANDING, Account.SPENT, it.spentMinor());
                counted.add(Account.OUTSTANDING, -it.forfeitedMinor());
                counted.add(Account.BREAKAGE, it.toBreakage() ? it.forfeitedMinor() : 0);
                here.totals.put(it.prize(), here.totals(it.prize()).plusRedeemed(it.spentMinor()));
            }
            case Event.VoucherRefunded it -> {
                counted.move(Account.SPENT, Account.OUTSTANDING, it.amountMinor());
                here.totals.put(it.prize(), here.totals(it.prize()).plusRefunded(it.amountMinor()));
            }
            case Event.VoucherExpired it -> {
                counted.add(Account.OUTSTANDING, -it.amountMinor());
                counted.add(Account.BREAKAGE, it.toBreakage() ? it.amountMinor() : 0);
                here.totals.put(it.prize(), here.totals(it.prize()).plusExpired(it.amountMinor()));
            }
            case Event.VoucherVoided it -> {
                counted.add(Account.OUTSTANDING, -it.amountMinor());
                here.totals.put(it.prize(), here.totals(it.prize()).plusVoided(it.amountMinor()));
            }
            case Event.VoucherHeld _, Event.VoucherReleased _ -> {
                // Moves no money.
            }
        }
    }

    private static void checkHome(Reading reading, String entity) {
        if (reading.shard() != reading.book().home) {
            reading.violation(
                    Invariant.STATE,
                    entity,
                    0,
                    "only shard " + reading.book().home + " may decide this");
        }
    }

    private static void checkStatus(Reading reading, Event.StatusChanged it) {
        checkHome(reading, "campaign " + it.campaign());
        Optional<Rules.Rule> rule = reading.rule();
        CampaignStatus before = reading.book().status;
        boolean legal =
                rule.isPresent()
                        && it.from() == before
                        && it.from() != it.to()
                        && switch (it.from()) {
                            case ABSENT, CLOSED -> false;
                            case DRAFT ->
                                    it.to() == CampaignStatus.SCHEDULED
                                            || it.to() == CampaignStatus.RUNNING;
                            case KILLED ->
                                    it.to() != CampaignStatus.PAUSED
                                            && it.to() != CampaignStatus.DRAFT;
                            case SCHEDULED, RUNNING, PAUSED -> it.to() != CampaignStatus.DRAFT;
                        };
        if (!legal) {
            reading.violation(
                    Invariant.STATE,
                    "campaign " + it.campaign(),
                    0,
                    "it was " + before + " and cannot go from " + it.from() + " to " + it.to());
        }
        reading.book().status = it.to();
        if (it.to() == CampaignStatus.CLOSED && rule.isPresent()) {
            reading.book().drawSecret = it.drawSecret();
            reading.violationIf(
                    wrongSecret(it.drawSecret(), rule.get().terms().drawSecretHash()),
                    Invariant.STOCK,
                    "draw secret",
                    0);
            reading.violationIf(
                    wrongSecret(it.placeSecret(), rule.get().terms().placeSecretHash()),
                    Invariant.STOCK,
                    "place secret",
                    0);
        }
    }

    private static String wrongSecret(String secret, String hash) {
        boolean right =
                secret.matches("[0-9a-f]{64}") && CampaignSecrets.commitment(secret).equals(hash);
        return right ? "" : "the published secret does not have the hash that was published before";
    }

    private static void checkCopy(Reading reading, Event.CampaignCopied it) {
        boolean told =
                reading.cause().isPresent()
                        && reading.cause().get().fromShard() == reading.book().home
                        && reading.cause()
                                .get()
                                .body()
                                .equals(
                                        new Message.CampaignUpdated(
                                                it.terms(), it.status(), it.version()));
        if (!told) {
            reading.violation(
                    Invariant.STATE,
                    "copy of campaign " + it.campaign(),
                    0,
                    "its home shard did not say so");
        }
    }

    private void compare(CampaignBook book, Entry entry) {
        if (!book.posted.sameAs(book.counted)) {
            Amounts.Difference difference = book.counted.difference(book.posted);
            findings.add(
                    Invariant.BOOKS,
                    book.id,
                    "account " + difference.account(),
                    difference.amountMinor(),
                    "the postings bring it to "
                            + book.posted.get(difference.account())
                            + ", but the events and messages to "
                            + book.counted.get(difference.account()));
            book.counted.set(book.posted);
        }
        for (Account account : Account.values()) {
            if (account != Account.BUDGET
                    && account != Account.PAYERS
                    && book.counted.get(account) < 0
                    && book.overdrawn.add(account)) {
                findings.add(
                        Invariant.BOOKS,
                        book.id,
                        "account " + account,
                        book.counted.get(account),
                        "more went out of it than came in");
            }
        }
        if (entry.shard() == book.home && book.status != CampaignStatus.DRAFT) {
            checkFunding(book);
        }
    }

    private void checkFunding(CampaignBook book) {
        long budgetMinor =
                rules.rule(book.home, book.id)
                        .filter(Rules.Rule::isFunded)
                        .map(rule -> rule.terms().budgetMinor())
                        .orElse(0L);
        if (book.fundedMinor != budgetMinor) {
            findings.add(
                    Invariant.BOOKS,
                    book.id,
                    "budget",
                    book.fundedMinor - budgetMinor,
                    "the rules say " + budgetMinor + ", but " + book.fundedMinor + " came in");
        }
    }

    Map<String, CampaignBook> campaigns() {
        return campaigns;
    }

    Rules rules() {
        return rules;
    }

    OutletCheck outlets() {
        return outlets;
    }

    RoomCheck rooms() {
        return rooms;
    }

    InviteCheck invites() {
        return invites;
    }

    OrderCounts orders() {
        return orders;
    }

    Uptime uptime() {
        return uptime;
    }

    long entries() {
        return entries;
    }

    long grants() {
        return grants;
    }

    long grantedMinor() {
        return grantedMinor;
    }

    long redemptions() {
        return redemptions;
    }

    long redeemedMinor() {
        return redeemedMinor;
    }
}

package io.hongbao.audit;

import io.hongbao.core.EntityKey;
import io.hongbao.core.Entry;
import io.hongbao.core.Event;
import io.hongbao.core.RoomEvent;
import io.hongbao.core.Shard;
import io.hongbao.core.UserId;
import io.hongbao.core.campaign.EarnedBy;
import io.hongbao.core.chance.Places;
import io.hongbao.core.room.Bypass;
import io.hongbao.core.room.Ticket;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The tickets' share of a pass over some of the people: that each account has one for each opening,
 * enters with its own place, and gets no envelope before it has entered while places are needed.
 */
final class RoomPass {

    private final Findings findings;
    private final RoomCheck rooms;
    private final RoomViews views = new RoomViews();
    private final Map<EntityKey.OfTicket, TicketBook> tickets = new HashMap<>();

    /** Envelopes that were granted before the pass has read that their holder entered. */
    private final List<Unplaced> unplaced = new ArrayList<>();

    RoomPass(RoomCheck rooms, Findings findings) {
        this.rooms = rooms;
        this.findings = findings;
    }

    /** A ticket by the auditor's own account. */
    static final class TicketBook {
        static final long NEVER = Long.MAX_VALUE;

        int opening;
        long index = Ticket.NO_INDEX;
        long enteredPlace = Ticket.NOT_ENTERED;
        long enteredAtMillis;
        Bypass bypass = Bypass.NONE;

        /** When its holder entered for the first time, in any opening. */
        long firstEnteredAtMillis = NEVER;

        /** In another opening than before it is worth nothing. */
        void in(int now) {
            if (opening != now) {
                opening = now;
                index = Ticket.NO_INDEX;
                enteredPlace = Ticket.NOT_ENTERED;
                enteredAtMillis = 0;
            }
        }
    }

    /** A grant that needed a place which nobody has seen yet. */
    private record Unplaced(
            int shard, long seq, long atMillis, EntityKey.OfTicket ticket, String voucher) {}

    Map<EntityKey.OfTicket, TicketBook> tickets() {
        return tickets;
    }

    private TicketBook book(EntityKey.OfTicket key) {
        return tickets.computeIfAbsent(key, _ -> new TicketBook());
    }

    void read(Entry entry, RoomEvent event, WalletPass pass) {
        views.follow(entry.shard(), event);
        if (!(event instanceof RoomEvent.OfTicket of) || !pass.isOurs(of.user())) {
            return;
        }
        TicketBook book = book(new EntityKey.OfTicket(of.campaign(), of.user()));
        switch (of) {
            case RoomEvent.TicketTaken it -> taken(it, book);
            case RoomEvent.TicketEntered it -> entered(entry, it, book);
            case RoomEvent.BypassSet it -> {
                book.bypass = it.bypass();
                if (it.bypass() == Bypass.NONE && book.enteredPlace == 0) {
                    book.enteredPlace = Ticket.NOT_ENTERED;
                    book.enteredAtMillis = 0;
                }
            }
        }
    }

    private void taken(RoomEvent.TicketTaken it, TicketBook book) {
        book.in(it.opening());
        if (book.index != Ticket.NO_INDEX) {
            violation(it, "the account has a ticket of this opening already, index " + book.index);
        }
        book.index = it.index();
    }

    private void entered(Entry entry, RoomEvent.TicketEntered it, TicketBook book) {
        book.in(it.opening());
        if (book.enteredPlace != Ticket.NOT_ENTERED) {
            violation(it, "it was exchanged before, with place " + book.enteredPlace);
        }
        if (it.place() == 0) {
            if (book.bypass == Bypass.NONE) {
                violation(it, "it passes without waiting, and nobody allowed that");
            }
        } else {
            checkPlace(it, book);
        }
        book.enteredPlace = it.place();
        book.enteredAtMillis = entry.atMillis();
        book.firstEnteredAtMillis = Math.min(book.firstEnteredAtMillis, entry.atMillis());
    }

    private void checkPlace(RoomEvent.TicketEntered it, TicketBook book) {
        RoomBook.Opening opening = rooms.book(it.campaign()).opening(it.opening());
        if (book.index == Ticket.NO_INDEX || opening.seed().length() != 64) {
            violation(it, "it has no place: nobody joined with it, or nothing was drawn");
            return;
        }
        long place = Places.place(book.index, opening.preQueued(), opening.seed());
        if (it.place() != place) {
            violation(it, "its place is " + place + ", not " + it.place());
        }
    }

    private void violation(RoomEvent.OfTicket event, String message) {
        findings.add(Invariant.ROOM, event.campaign(), RoomCheck.name(event), 0, message);
    }

    /**
     * An envelope of somebody is granted; what an invite has earned comes without being asked for.
     */
    void granted(Entry entry, Event.EnvelopeGranted granted, Rules.Rule rule) {
        boolean asked = granted.voucher().earnedBy() != EarnedBy.INVITE;
        if (!asked || !views.needsPlace(entry.shard(), rule, entry.atMillis())) {
            return;
        }
        EntityKey.OfTicket key = new EntityKey.OfTicket(granted.campaign(), granted.user());
        TicketBook book = tickets.get(key);
        if (book == null || book.firstEnteredAtMillis > entry.atMillis()) {
            unplaced.add(
                    new Unplaced(
                            entry.shard(),
                            entry.seq(),
                            entry.atMillis(),
                            key,
                            TillCheck.name(granted.voucher(), granted)));
        }
    }

    /**
     * Looks again when all journals were read: the room's home may come after the wallet's shard,
     * but when both are one, its order is that of what happened.
     */
    void finish(int shards) {
        for (Unplaced grant : unplaced) {
            TicketBook book = tickets.getOrDefault(grant.ticket(), new TicketBook());
            boolean sameJournal = Shard.homeOf(grant.ticket().campaign(), shards) == grant.shard();
            if (sameJournal || book.firstEnteredAtMillis > grant.atMillis()) {
                findings.at(grant.shard(), grant.seq());
                findings.add(
                        Invariant.ROOM,
                        grant.ticket().campaign(),
                        grant.voucher(),
                        0,
                        "its holder had not passed the waiting room");
            }
        }
    }

    /** The ticket that somebody should have. */
    static Ticket expected(EntityKey.OfTicket key, TicketBook book) {
        UserId user = key.user();
        return new Ticket(
                key.campaign(),
                user,
                book.opening,
                book.index,
                book.enteredPlace,
                book.enteredAtMillis,
                book.bypass);
    }
}

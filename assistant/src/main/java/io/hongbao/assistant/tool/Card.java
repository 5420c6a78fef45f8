package io.hongbao.assistant.tool;

import java.util.List;

/**
 * What a tool found or did, with what is needed to put it into words. Amounts are in minor units of
 * the campaign's currency, names in the caller's language.
 */
public sealed interface Card {

    /** What is to be had, nearest or first outlet first. */
    record Menu(List<AtOutlet> outlets) implements Card {
        public Menu {
            outlets = List.copyOf(outlets);
        }
    }

    /**
     * A part of an outlet's menu.
     *
     * @param waitMinutes how long an order takes now; 0 when there is no wait
     * @param open whether it takes orders now
     */
    record AtOutlet(
            String outlet, String name, long waitMinutes, boolean open, List<Offer> offers) {
        public AtOutlet {
            offers = List.copyOf(offers);
        }
    }

    /**
     * Something to order.
     *
     * @param priceMinor what one costs without options; for seats the cheapest class
     * @param choices for seats: what can be chosen, by slot; else empty
     */
    record Offer(String item, String name, long priceMinor, List<Seat> choices) {
        public Offer {
            choices = List.copyOf(choices);
        }
    }

    /** A seat at a showing on a day. */
    record Seat(String slot, String label, long priceMinor) {}

    /** A price. */
    record Quote(
            String id,
            String hash,
            String outletName,
            List<Line> lines,
            long subtotalMinor,
            long payableMinor,
            long expiresAtMillis)
            implements Card {
        public Quote {
            lines = List.copyOf(lines);
        }

        /** What vouchers pay. */
        public long voucherMinor() {
            return subtotalMinor - payableMinor;
        }
    }

    /**
     * A line of a quote or an order.
     *
     * @param quantity how many
     * @param how the options, in words; empty when there are none
     */
    record Line(int quantity, String name, String how, long totalMinor) {}

    /**
     * An order as it is now.
     *
     * @param state {@code placed, accepted, making, ready, completed, cancelled, rejected}
     * @param why why it ended without being completed, in words; empty when it has not
     * @param outlet the outlet's id
     * @param readyAtMillis when it is expected to be ready; 0 when that is not known
     */
    record Order(
            String id,
            String state,
            String why,
            String outlet,
            String outletName,
            List<Line> lines,
            long subtotalMinor,
            long payableMinor,
            long readyAtMillis)
            implements Card {
        public Order {
            lines = List.copyOf(lines);
        }
    }

    /**
     * What the person holds.
     *
     * @param vouchers what can be used
     * @param held how many more are set aside for orders
     * @param cashMinor unpaid cash
     */
    record Wallet(List<Voucher> vouchers, int held, long cashMinor) implements Card {
        public Wallet {
            vouchers = List.copyOf(vouchers);
        }
    }

    /** A card that can still be used. */
    record Voucher(String name, long remainingMinor, long expiresAtMillis) {}

    /**
     * An envelope was granted.
     *
     * @param repeated whether the same claim was granted before
     */
    record Envelope(String name, long amountMinor, long expiresAtMillis, boolean repeated)
            implements Card {}

    /**
     * The person's own invite.
     *
     * @param text to hand on, with the code in it
     * @param link empty where it may not be handed on, and so is {@code poster}
     * @param message why it can't be handed on any more; empty when it can
     * @param accepted how many people have accepted it
     * @param most for how many of them the person gets something
     * @param gives what an acceptance gives both sides
     */
    record Invite(
            String code,
            String text,
            String link,
            String poster,
            String message,
            int accepted,
            int most,
            Gives gives)
            implements Card {}

    /**
     * What an accepted invite gives.
     *
     * @param friend who accepts; empty for nothing
     * @param inviter who invites; empty for nothing
     */
    record Gives(String friend, String inviter) {}

    /**
     * An invite that somebody has sent.
     *
     * @param acceptable whether the person can accept it now
     * @param message why not; empty when they can
     */
    record InviteOffer(String code, boolean acceptable, String message, Gives gives)
            implements Card {}

    /** No invite, but nearly one of these. */
    record NearInvites(List<String> codes, String message) implements Card {
        public NearInvites {
            codes = List.copyOf(codes);
        }
    }

    /** An invite was accepted; {@code message} says what came of it. */
    record InviteAccepted(String message) implements Card {}

    /**
     * An answer about the event, from its facts and nothing else.
     *
     * @param known whether the facts hold an answer
     */
    record Facts(String sentence, boolean known) implements Card {}
}

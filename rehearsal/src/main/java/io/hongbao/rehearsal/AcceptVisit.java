package io.hongbao.rehearsal;

import java.util.List;

/**
 * The part of a visit in which somebody accepts the invite of somebody else: the page behind its
 * link, a look at what it is, and the yes. Now and then they say it once more, and must get the
 * same, or accept a second invite, which must be refused.
 */
final class AcceptVisit implements Journey {
    /** Nobody knows what somebody holds whose first yes got no answer. */
    static final String KIND = "accept";

    private static final int AGAIN_PERCENT = 10;
    private static final int SECOND_PERCENT = 5;

    /** Which answer is waited for. */
    private enum Stage {
        PAGE,
        LOOK,
        ACCEPT,
        AGAIN,
        SECOND
    }

    private final Visits.Door door;
    private final InviteTally tally;
    private final PublicApi api;
    private final Visitor visitor;
    private final Handed invite;
    private final String key;
    private Stage stage = Stage.PAGE;

    /** There must be an invite for {@code visitor}. */
    AcceptVisit(Visits.Door door, Visitor visitor) {
        this.door = door;
        this.tally = door.crowd().invites;
        this.api = door.crowd().api();
        this.visitor = visitor;
        this.invite = door.handedOnTo(visitor).getFirst();
        this.key = "accept-" + Long.toHexString(door.random().nextLong());
        door.take(invite);
    }

    @Override
    public Request first() {
        return api.landing(invite.path());
    }

    @Override
    public Verdict after(Request request, Reply reply) {
        return switch (stage) {
            case PAGE -> afterPage(reply);
            case LOOK -> afterLook(reply);
            case ACCEPT -> afterAccept(reply);
            case AGAIN -> afterAgain(reply);
            case SECOND -> InviteReply.mustBe("already_accepted", reply, tally);
        };
    }

    private Verdict afterPage(Reply reply) {
        if (reply.status() != 200 || !reply.body().contains(invite.code())) {
            return Verdict.unexpected("status." + reply.status());
        }
        stage = Stage.LOOK;
        return Verdict.expected("ok", api.lookUp(visitor.pass, invite.code()));
    }

    private Verdict afterLook(Reply reply) {
        boolean found =
                reply.status() == 200
                        && reply.string("status").equals("found")
                        && reply.string("code").equals(invite.code());
        if (!found) {
            return InviteReply.refused(reply, tally);
        }
        if (!reply.body().contains("\"acceptable\":true")) {
            return InviteReply.refused(reply.string("reason"), tally);
        }
        stage = Stage.ACCEPT;
        return Verdict.expected("found", api.accept(KIND, visitor.pass, key, invite.code()));
    }

    private Verdict afterAccept(Reply reply) {
        if (!InviteReply.isAccepted(reply)) {
            return InviteReply.refused(reply, tally);
        }
        tally.accepted.increment();
        boolean held = reply.body().contains("\"held\":true");
        if (held) {
            tally.held.increment();
        }
        if (!takeGift(reply.from("rewards"))) {
            return Verdict.unexpected("accepted.without_envelope");
        }
        String outcome = held ? "held" : "accepted";
        int dice = door.random().nextInt(100);
        if (dice < AGAIN_PERCENT) {
            stage = Stage.AGAIN;
            return Verdict.expected(
                    outcome, api.accept("accept-again", visitor.pass, key, invite.code()));
        }
        List<Handed> second = door.handedOnTo(visitor);
        if (dice < AGAIN_PERCENT + SECOND_PERCENT
                && !second.isEmpty()
                && !second.getFirst().code().equals(invite.code())) {
            stage = Stage.SECOND;
            String other = "accept-" + Long.toHexString(door.random().nextLong());
            return Verdict.expected(
                    outcome,
                    api.accept("accept-second", visitor.pass, other, second.getFirst().code()));
        }
        return Verdict.expected(outcome, Step.Done.DONE);
    }

    /** Counts what the friend has at once; {@code false} when that is not in the answer. */
    private boolean takeGift(Reply rewards) {
        if (!rewards.string("state").equals("granted")) {
            return true;
        }
        Reply envelope = rewards.from("envelope");
        long amountMinor = envelope.number("amountMinor");
        if (envelope.string("id").isEmpty() || amountMinor < 1) {
            return false;
        }
        tally.gifts.increment();
        tally.giftsMinor.add(amountMinor);
        return true;
    }

    private Verdict afterAgain(Reply reply) {
        tally.again.increment();
        if (!InviteReply.isAccepted(reply) || !InviteReply.isRepeated(reply)) {
            return Verdict.unexpected("different." + reply.status() + "." + ClaimReply.code(reply));
        }
        tally.againSame.increment();
        return Verdict.expected("same", Step.Done.DONE);
    }
}

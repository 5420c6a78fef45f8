package io.hongbao.rehearsal;

/**
 * Somebody who claims again and again without a pause, each time under a new key. One envelope may
 * come of it, and no more.
 */
final class Hammer implements Journey {
    private static final int BLOWS = 10;

    private final Visits.Door door;
    private final Visitor visitor;
    private int blows;

    Hammer(Visits.Door door, Visitor visitor) {
        this.door = door;
        this.visitor = visitor;
    }

    @Override
    public Request first() {
        return blow();
    }

    private Request blow() {
        blows++;
        String key =
                blows == 1 ? visitor.key : "blow-" + Long.toHexString(door.random().nextLong());
        return door.crowd().api().claim("hammer", visitor.pass, key);
    }

    @Override
    public Verdict after(Request request, Reply reply) {
        Verdict verdict =
                visitor.hasEnvelope()
                        ? Acts.mustBeCapped(reply, door.crowd())
                        : firstEnvelope(reply);
        boolean goesOn = verdict.expected() && blows < BLOWS;
        return goesOn ? Verdict.expected(verdict.outcome(), blow()) : verdict;
    }

    private Verdict firstEnvelope(Reply reply) {
        if (ClaimReply.isGranted(reply)) {
            return ClaimReply.take(reply, visitor, door.crowd())
                    ? Verdict.expected("granted", Step.Done.DONE)
                    : Verdict.unexpected("granted.without_envelope");
        }
        String code = ClaimReply.code(reply);
        if (ClaimReply.isRejected(reply)) {
            door.crowd().refused(code);
            return new Verdict("refused." + code, !ClaimReply.isCap(code), Step.Done.DONE);
        }
        return Verdict.unexpected("status." + reply.status() + "." + code);
    }
}

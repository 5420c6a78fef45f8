package io.hongbao.rehearsal;

/**
 * The part of a visit in which somebody invites friends: asks for the invite in all its forms, and
 * hands its link on. Now and then they ask once more, and must get the same, or try to accept their
 * own, which must be refused.
 */
final class InviteVisit implements Journey {
    private static final int MOST_FRIENDS = 3;
    private static final int AGAIN_PERCENT = 10;
    private static final int OWN_PERCENT = 5;
    private static final String PAGES = "/i/";

    /** Which answer is waited for. */
    private enum Stage {
        MAKE,
        SHARE,
        AGAIN,
        OWN
    }

    private final Visits.Door door;
    private final InviteTally tally;
    private final PublicApi api;
    private final Visitor visitor;
    private Stage stage = Stage.MAKE;
    private String code = "";
    private String path = "";

    InviteVisit(Visits.Door door, Visitor visitor) {
        this.door = door;
        this.tally = door.crowd().invites;
        this.api = door.crowd().api();
        this.visitor = visitor;
    }

    @Override
    public Request first() {
        return api.invite("invite", visitor.pass);
    }

    @Override
    public Verdict after(Request request, Reply reply) {
        return switch (stage) {
            case MAKE -> afterMake(reply);
            case SHARE -> afterShare(reply);
            case AGAIN -> afterAgain(reply);
            case OWN -> InviteReply.mustBe("own_invite", reply, tally);
        };
    }

    private Verdict afterMake(Reply reply) {
        if (reply.status() != 200 || !reply.string("status").equals("ready")) {
            return InviteReply.refused(reply, tally);
        }
        code = reply.string("code");
        String link = reply.from("kit").from("link").string("url");
        int at = link.indexOf(PAGES);
        if (code.isEmpty() || at < 0) {
            return Verdict.unexpected("ready.without_link");
        }
        path = link.substring(at);
        tally.made.increment();
        stage = Stage.SHARE;
        return Verdict.expected("ready", api.handOn(visitor.pass, code));
    }

    private Verdict afterShare(Reply reply) {
        if (reply.status() != 204) {
            return Verdict.unexpected("status." + reply.status() + "." + ClaimReply.code(reply));
        }
        int friends = 1 + door.random().nextInt(MOST_FRIENDS);
        door.handOn(new Handed(visitor.user, code, path, friends));
        int dice = door.random().nextInt(100);
        if (dice < AGAIN_PERCENT) {
            stage = Stage.AGAIN;
            return Verdict.expected("ok", api.invite("invite-again", visitor.pass));
        }
        if (dice < AGAIN_PERCENT + OWN_PERCENT) {
            stage = Stage.OWN;
            String key = "own-" + Long.toHexString(door.random().nextLong());
            return Verdict.expected("ok", api.accept("accept-own", visitor.pass, key, code));
        }
        return Verdict.expected("ok", Step.Done.DONE);
    }

    private Verdict afterAgain(Reply reply) {
        tally.again.increment();
        boolean same =
                reply.status() == 200
                        && reply.string("code").equals(code)
                        && InviteReply.isRepeated(reply);
        if (!same) {
            return Verdict.unexpected("different." + reply.status() + "." + ClaimReply.code(reply));
        }
        tally.againSame.increment();
        return Verdict.expected("same", Step.Done.DONE);
    }
}

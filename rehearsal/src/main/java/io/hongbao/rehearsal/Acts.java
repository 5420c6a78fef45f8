package io.hongbao.rehearsal;

import io.hongbao.rehearsal.model.StepKind;
import java.util.List;

/** What a step of a traffic model comes to: the requests, and which answers to them may be. */
final class Acts {
    private final Visits.Door door;
    private final Crowd crowd;
    private final PublicApi api;
    private final Visitor visitor;

    private Acts(Visits.Door door, Visitor visitor) {
        this.door = door;
        this.crowd = door.crowd();
        this.api = crowd.api();
        this.visitor = visitor;
    }

    static Journey of(StepKind step, Visits.Door door, Visitor visitor) {
        return new Acts(door, visitor).of(step);
    }

    private Journey of(StepKind step) {
        return switch (step) {
            case PAGE -> new Act(api.page(), reply -> seen(reply, "seedHashes"));
            case OUTLETS -> new Act(api.outlets(), reply -> seen(reply, "outlets"));
            case SESSION -> new Act(api.session(visitor), this::session);
            case ROOM -> new RoomVisit(door, visitor);
            case CLAIM -> new Act(claim("claim", visitor.key), this::claimed);
            case AGAIN -> new Act(claim("retry", visitor.key), this::claimedAgain);
            case ANOTHER -> new Act(claim("buster", newKey()), this::mustBeCapped);
            case WALLET -> new Act(api.wallet(visitor.pass), this::wallet);
            case ORDER -> new OrderVisit(crowd, door.random(), visitor.pass);
            case CHAT -> new ChatVisit(crowd, door.random(), visitor.pass);
            case INVITE -> new InviteVisit(door, visitor);
            case ACCEPT -> new AcceptVisit(door, visitor);
            case HAMMER -> new Hammer(door, visitor);
            case FORGE ->
                    new Act(
                            api.bad(BadInput.FORGED_PASS, visitor.pass, visitor.key),
                            this::mustBeForged);
            case SHARE -> share();
        };
    }

    private Request claim(String kind, String key) {
        return api.claim(kind, visitor.pass, key);
    }

    private String newKey() {
        return "again-" + Long.toHexString(door.random().nextLong());
    }

    private static Verdict seen(Reply reply, String member) {
        return reply.status() == 200 && !reply.from(member).body().isEmpty()
                ? Verdict.expected("ok", Step.Done.DONE)
                : Verdict.unexpected("status." + reply.status());
    }

    private Verdict session(Reply reply) {
        visitor.pass = reply.string("pass");
        return reply.status() == 200 && !visitor.pass.isEmpty()
                ? Verdict.expected("ok", Step.Done.DONE)
                : Verdict.unexpected("status." + reply.status() + "." + ClaimReply.code(reply));
    }

    private Verdict claimed(Reply reply) {
        if (ClaimReply.isGranted(reply)) {
            return ClaimReply.take(reply, visitor, crowd)
                    ? Verdict.expected("granted", Step.Done.DONE)
                    : Verdict.unexpected("granted.without_envelope");
        }
        String code = ClaimReply.code(reply);
        if (ClaimReply.isRejected(reply)) {
            crowd.refused(code);
            return new Verdict("refused." + code, !ClaimReply.isCap(code), Step.Done.DONE);
        }
        return Verdict.unexpected("status." + reply.status() + "." + code);
    }

    private Verdict claimedAgain(Reply reply) {
        crowd.retries.increment();
        if (ClaimReply.isSame(reply, visitor)) {
            crowd.retriesSame.increment();
            return Verdict.expected("same", Step.Done.DONE);
        }
        return Verdict.unexpected("different." + reply.status() + "." + ClaimReply.code(reply));
    }

    private Verdict mustBeCapped(Reply reply) {
        return mustBeCapped(reply, crowd);
    }

    /** A claim of somebody who has an envelope, under a new key: it must be refused. */
    static Verdict mustBeCapped(Reply reply, Crowd crowd) {
        crowd.busters.increment();
        String code = ClaimReply.code(reply);
        if (ClaimReply.isRejected(reply) && ClaimReply.isCap(code)) {
            crowd.refused(code);
            crowd.bustersRefused.increment();
            return Verdict.expected("refused." + code, Step.Done.DONE);
        }
        String how = ClaimReply.isGranted(reply) ? "granted_twice" : "status." + reply.status();
        return Verdict.unexpected(how + "." + code);
    }

    private Verdict wallet(Reply reply) {
        crowd.walletsRead.increment();
        boolean right =
                reply.status() == 200
                        && reply.body().contains("\"id\":\"" + visitor.envelope + "\"");
        if (!right) {
            return Verdict.unexpected("without_envelope." + reply.status());
        }
        crowd.walletsRight.increment();
        return Verdict.expected("ok", Step.Done.DONE);
    }

    private Verdict mustBeForged(Reply reply) {
        crowd.bad.increment();
        if (BadInput.FORGED_PASS.isRefusedBy(reply)) {
            crowd.badRefused.increment();
            return Verdict.expected("refused." + BadInput.FORGED_PASS.id(), Step.Done.DONE);
        }
        return Verdict.unexpected("taken." + BadInput.FORGED_PASS.id() + "." + reply.status());
    }

    /** Claims with the pass of somebody who has an envelope; at the very beginning, honestly. */
    private Journey share() {
        List<Visitor> other = door.anySettled();
        return other.isEmpty()
                ? new Act(api.wallet(visitor.pass), reply -> seen(reply, "vouchers"))
                : new Act(api.claim("buster", other.getFirst().pass, newKey()), this::mustBeCapped);
    }
}

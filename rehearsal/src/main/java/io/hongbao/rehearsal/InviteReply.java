package io.hongbao.rehearsal;

import java.util.Set;

/** What an answer about invites says. */
final class InviteReply {

    /** Nobody may be told so who accepts somebody else's invite for the first time. */
    private static final Set<String> FORBIDDEN =
            Set.of("own_invite", "already_accepted", "answer_pending");

    /** Problems that lie in the campaign, which an operator may cause at any time. */
    private static final Set<String> CAMPAIGN =
            Set.of(
                    "campaign_not_started",
                    "campaign_paused",
                    "campaign_killed",
                    "campaign_ended",
                    "campaign_closed");

    private InviteReply() {}

    static boolean isAccepted(Reply reply) {
        return reply.status() == 200 && reply.string("status").equals("accepted");
    }

    /** Whether it is an answer that was given before. */
    static boolean isRepeated(Reply reply) {
        return reply.body().contains("\"repeated\":true");
    }

    /** What a 202 is counted as. */
    static String waits(Reply reply) {
        String code = ClaimReply.code(reply);
        return code.equals("deferred") ? "busy.deferred" : "queued";
    }

    /** A no to somebody who did nothing wrong; the step is over. */
    static Verdict refused(Reply reply, InviteTally tally) {
        String code = ClaimReply.code(reply);
        boolean rejected = reply.status() == 200 && reply.string("status").equals("rejected");
        if (!rejected && !CAMPAIGN.contains(code)) {
            return Verdict.unexpected("status." + reply.status() + "." + code);
        }
        return refused(code, tally);
    }

    /** The same, when the code is known. */
    static Verdict refused(String code, InviteTally tally) {
        tally.refused(code);
        return new Verdict("refused." + code, !FORBIDDEN.contains(code), Step.Done.DONE);
    }

    /** The answer to what must be refused, with this code. */
    static Verdict mustBe(String code, Reply reply, InviteTally tally) {
        tally.forbidden.increment();
        String said = ClaimReply.code(reply);
        boolean right = reply.status() == 200 && reply.string("status").equals("rejected");
        if (!right || !said.equals(code)) {
            return Verdict.unexpected("not_refused." + reply.status() + "." + said);
        }
        tally.refused(code);
        tally.forbiddenRefused.increment();
        return Verdict.expected("refused." + code, Step.Done.DONE);
    }
}

package io.hongbao.rehearsal;

import java.util.SplittableRandom;

/**
 * Somebody orders a drink by talking: a wish, a quote from the assistant, and a press on its
 * button. Who gets no quote, because every outlet is full or the assistant asks back, leaves it at
 * that.
 */
final class ChatVisit implements Journey {
    private static final String[] WISHES = {
        "来一杯珍珠奶茶", "一杯茉莉奶绿，少糖去冰", "one latte please", "a lemon tea, less ice", "要一杯芋泥奶茶，热的"
    };

    private final Crowd crowd;
    private final SplittableRandom random;
    private final String pass;
    private final String conversation;
    private boolean confirming;

    ChatVisit(Crowd crowd, SplittableRandom random, String pass) {
        this.crowd = crowd;
        this.random = random;
        this.pass = pass;
        this.conversation = "c-" + Long.toHexString(random.nextLong());
    }

    @Override
    public Request first() {
        return crowd.api().say(pass, conversation, WISHES[random.nextInt(WISHES.length)]);
    }

    @Override
    public Verdict after(Request request, Reply reply) {
        if (reply.status() != 200) {
            return Verdict.unexpected("status." + reply.status() + "." + ClaimReply.code(reply));
        }
        if (!reply.body().contains("event: done")) {
            return Verdict.unexpected("broken_off." + ClaimReply.code(reply));
        }
        return confirming ? afterConfirm(reply) : afterWish(reply);
    }

    private Verdict afterWish(Reply reply) {
        int at = reply.body().indexOf("\"type\":\"quote\"");
        if (at < 0) {
            return Verdict.expected("answered.no_quote", Step.Done.DONE);
        }
        Reply card = new Reply(reply.status(), reply.body().substring(at));
        confirming = true;
        return Verdict.expected(
                "quoted",
                crowd.api()
                        .confirmInChat(pass, conversation, card.string("id"), card.string("hash")));
    }

    private Verdict afterConfirm(Reply reply) {
        if (!reply.body().contains("\"type\":\"order\"")) {
            return Verdict.expected("answered.no_order", Step.Done.DONE);
        }
        crowd.orders.increment();
        crowd.cups.increment();
        return Verdict.expected("ordered", Step.Done.DONE);
    }
}

package io.hongbao.rehearsal;

import java.util.SplittableRandom;

/**
 * The part of a visit in which somebody orders drinks with the envelope: a quote, a yes, and
 * perhaps the same yes again, a look at the order, or a cancellation. Who finds the outlet full
 * goes to the one that the answer names, or gives up.
 */
final class OrderVisit implements Journey {

    private static final String[] DRINKS = {
        "pearl-milk-tea",
        "brown-sugar-boba",
        "taro-milk-tea",
        "jasmine-milk-tea",
        "oolong-tea",
        "mango-pomelo-sago",
        "cheese-grape",
        "lemon-tea",
        "americano",
        "latte"
    };
    private static final String[] SUGARS = {"100", "70", "50", "30", "0"};
    private static final String[] ICES = {"normal", "less", "none"};
    private static final int MOST_OUTLETS = 4;

    /** Which answer is waited for. */
    private enum Stage {
        QUOTE,
        CONFIRM,
        CONFIRM_AGAIN,
        LOOK,
        CANCEL
    }

    private final Crowd crowd;
    private final SplittableRandom random;
    private final String pass;
    private final int cups;
    private final String items;
    private Stage stage = Stage.QUOTE;
    private String outlet;
    private String order = "";
    private int outlets;

    OrderVisit(Crowd crowd, SplittableRandom random, String pass) {
        this.crowd = crowd;
        this.random = random;
        this.pass = pass;
        this.cups = random.nextInt(5) == 0 ? 2 : 1;
        this.items =
                "[{\"item\":\""
                        + any(DRINKS)
                        + "\",\"qty\":"
                        + cups
                        + ",\"size\":\""
                        + (random.nextInt(3) == 0 ? "L" : "M")
                        + "\",\"sugar\":\""
                        + any(SUGARS)
                        + "\",\"ice\":\""
                        + any(ICES)
                        + "\"}]";
        this.outlet = anyOutlet();
    }

    private String anyOutlet() {
        return crowd.plan().outlets().get(random.nextInt(crowd.plan().outlets().size()));
    }

    private String any(String[] all) {
        return all[random.nextInt(all.length)];
    }

    @Override
    public Request first() {
        return quote();
    }

    /** Asks what it costs. */
    private Request quote() {
        stage = Stage.QUOTE;
        outlets++;
        return crowd.api().quote(pass, "q-" + Long.toHexString(random.nextLong()), outlet, items);
    }

    @Override
    public Verdict after(Request request, Reply reply) {
        return switch (stage) {
            case QUOTE -> afterQuote(reply);
            case CONFIRM -> afterConfirm(reply);
            case CONFIRM_AGAIN -> afterConfirmAgain(reply);
            case LOOK -> afterLook(reply);
            case CANCEL -> afterCancel(reply);
        };
    }

    private Verdict afterQuote(Reply reply) {
        if (reply.status() != 200) {
            return elsewhere(reply);
        }
        order = reply.from("quote").string("id");
        String hash = reply.string("hash");
        if (order.isEmpty() || hash.isEmpty()) {
            return Verdict.unexpected("quoted.without_id");
        }
        stage = Stage.CONFIRM;
        return Verdict.expected("quoted", crowd.api().confirm(pass, order, hash));
    }

    private Verdict afterConfirm(Reply reply) {
        if (reply.status() != 200) {
            return elsewhere(reply);
        }
        String status = reply.string("status");
        if (status.equals("rejected")) {
            return elsewhere(reply);
        }
        if (!reply.string("id").equals(order)) {
            return Verdict.unexpected("ordered.another");
        }
        crowd.orders.increment();
        crowd.cups.add(cups);
        int dice = random.nextInt(100);
        if (dice < 10) {
            stage = Stage.CONFIRM_AGAIN;
            return Verdict.expected("ordered", crowd.api().confirm(pass, order, ""));
        }
        if (dice < 20) {
            stage = Stage.LOOK;
            return Verdict.expected("ordered", crowd.api().order(pass, order));
        }
        if (dice < 23) {
            stage = Stage.CANCEL;
            return Verdict.expected("ordered", crowd.api().cancel(pass, order));
        }
        return Verdict.expected("ordered", Step.Done.DONE);
    }

    private Verdict afterConfirmAgain(Reply reply) {
        boolean same = reply.status() == 200 && reply.string("id").equals(order);
        crowd.orderRetries.increment();
        if (same) {
            crowd.orderRetriesSame.increment();
        }
        return same
                ? Verdict.expected("same", Step.Done.DONE)
                : Verdict.unexpected("different." + reply.status());
    }

    private Verdict afterLook(Reply reply) {
        boolean right = reply.status() == 200 && reply.string("id").equals(order);
        return right
                ? Verdict.expected("ok", Step.Done.DONE)
                : Verdict.unexpected("order.status." + reply.status());
    }

    private Verdict afterCancel(Reply reply) {
        if (reply.status() == 200 && reply.string("status").equals("cancelled")) {
            crowd.ordersCancelled.increment();
            crowd.cups.add(-cups);
            return Verdict.expected("cancelled", Step.Done.DONE);
        }
        return reply.string("code").equals("order_not_cancellable")
                ? Verdict.expected("refused.order_not_cancellable", Step.Done.DONE)
                : Verdict.unexpected("cancel.status." + reply.status());
    }

    /** No room, or too late: another outlet, a few times; then this person goes without. */
    private Verdict elsewhere(Reply reply) {
        String code = reply.string("code");
        switch (code) {
            case "outlet_full" -> {
                String sooner = reply.from("sooner").string("id");
                outlet = sooner.isEmpty() ? anyOutlet() : sooner;
            }
            case "quote_expired" -> {
                // The same once more.
            }
            default -> {
                return Verdict.unexpected("status." + reply.status() + "." + code);
            }
        }
        if (outlets >= MOST_OUTLETS) {
            crowd.noRoom.increment();
            return Verdict.expected("refused." + code, Step.Done.DONE);
        }
        return Verdict.expected("refused." + code, quote());
    }
}

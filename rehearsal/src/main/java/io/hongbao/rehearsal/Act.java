package io.hongbao.rehearsal;

import java.util.function.Function;

/**
 * A step of a visit that is one request: sent, judged, done, unless the judge says what follows.
 */
record Act(Request first, Function<Reply, Verdict> judge) implements Journey {

    @Override
    public Verdict after(Request request, Reply reply) {
        return judge.apply(reply);
    }
}

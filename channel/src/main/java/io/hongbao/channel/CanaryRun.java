package io.hongbao.channel;

/**
 * The canaries of one form on one channel that agree, up to the last one.
 *
 * <p>Two in a row that find it blocked, not more than an hour apart, are an alarm: one may be a
 * lost network. Three in a row that are fine, over ten minutes or more, are a recovery.
 */
final class CanaryRun {
    static final int ALARM_AFTER = 2;
    static final long APART_MILLIS = 60 * 60_000L;
    static final int RECOVERED_AFTER = 3;
    static final long RECOVERED_OVER_MILLIS = 10 * 60_000L;

    private Canary.Result result = Canary.Result.OK;
    private int inARow;
    private long firstMillis;
    private long lastMillis;

    void add(Canary canary) {
        boolean apart = canary.atMillis() - lastMillis > APART_MILLIS;
        if (inARow == 0 || canary.result() != result || apart) {
            result = canary.result();
            inARow = 0;
            firstMillis = canary.atMillis();
        }
        inARow++;
        lastMillis = canary.atMillis();
    }

    boolean blocked() {
        return result == Canary.Result.BLOCKED && inARow >= ALARM_AFTER;
    }

    boolean copyBlocked() {
        return result == Canary.Result.COPY_BLOCKED && inARow >= ALARM_AFTER;
    }

    boolean fine() {
        return result == Canary.Result.OK
                && inARow >= RECOVERED_AFTER
                && lastMillis - firstMillis >= RECOVERED_OVER_MILLIS;
    }

    /** Whether the last one, lately, found it blocked: then what people do is not believed more. */
    boolean saysBlocked(long now) {
        return inARow > 0 && result != Canary.Result.OK && now - lastMillis <= APART_MILLIS;
    }

    long firstMillis() {
        return firstMillis;
    }

    String evidence() {
        String word =
                switch (result) {
                    case OK -> "ok";
                    case BLOCKED -> "blocked";
                    case COPY_BLOCKED -> "copy-blocked";
                };
        return inARow + " canaries in a row: " + word;
    }
}

package io.hongbao.core.treasury;

/**
 * What a till has of one bucket.
 *
 * @param bucket of what
 * @param stock what may be granted from here
 * @param lastReceived how many came with the last slice: a till asks again when a quarter of that
 *     is left
 * @param asked whether an answer from the treasury is awaited
 * @param lean whether the treasury had nothing to send: from then on the till asks only when it is
 *     dry
 * @param soldOut whether the treasury has said that it and every till are at zero
 */
public record Slice(
        Bucket bucket,
        Stock stock,
        long lastReceived,
        boolean asked,
        boolean lean,
        boolean soldOut) {

    public static Slice none(Bucket bucket) {
        return new Slice(bucket, Stock.EMPTY, 0, false, false, false);
    }

    /** Whether so little is left after one more grant that the next slice should be on its way. */
    public boolean isLowAfterOne() {
        return stock.count() - 1 <= lastReceived / 4;
    }

    Slice withStock(Stock changed) {
        return new Slice(bucket, changed, lastReceived, asked, lean, soldOut);
    }

    Slice withAsked() {
        return new Slice(bucket, stock, lastReceived, true, lean, soldOut);
    }

    Slice withNothingSent() {
        return new Slice(bucket, stock, lastReceived, false, true, soldOut);
    }

    Slice withReceived(Stock received) {
        return new Slice(bucket, stock.plus(received), received.count(), false, false, false);
    }

    Slice withSoldOut(boolean now) {
        return new Slice(bucket, stock, lastReceived, now ? false : asked, lean, now);
    }
}

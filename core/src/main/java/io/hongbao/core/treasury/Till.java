package io.hongbao.core.treasury;

import io.hongbao.core.Entity;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * One shard's slice of a campaign: all that this shard may grant without asking.
 *
 * @param campaign the campaign's id
 * @param slices by bucket
 * @param vouchersIssued how many vouchers this till has granted, ever: numbers them
 */
public record Till(String campaign, List<Slice> slices, long vouchersIssued) implements Entity {

    public Till {
        slices = List.copyOf(slices);
    }

    public static Till empty(String campaign) {
        return new Till(campaign, List.of(), 0);
    }

    public Slice slice(Bucket bucket) {
        int index = indexOf(bucket);
        return index < 0 ? Slice.none(bucket) : slices.get(index);
    }

    private int indexOf(Bucket bucket) {
        for (int i = 0; i < slices.size(); i++) {
            if (slices.get(i).bucket().equals(bucket)) {
                return i;
            }
        }
        return -1;
    }

    /**
     * Changes the slice of {@code bucket}. A slice of a new day replaces those of the prize's
     * earlier days: a day's limit holds no money, and what was not used of it is void.
     */
    public Till with(Bucket bucket, UnaryOperator<Slice> change) {
        List<Slice> changed = new ArrayList<>(slices);
        int index = indexOf(bucket);
        if (index >= 0) {
            changed.set(index, change.apply(changed.get(index)));
        } else {
            if (bucket.kind() == Bucket.Kind.PRIZE_DAY) {
                changed.removeIf(old ->
                        old.bucket().kind() == Bucket.Kind.PRIZE_DAY
                                && old.bucket().id().equals(bucket.id())
                                && old.bucket().day() < bucket.day());
            }
            changed.add(change.apply(Slice.none(bucket)));
        }
        return new Till(campaign, changed, vouchersIssued);
    }

    public Till withAsked(Bucket bucket) {
        return with(bucket, Slice::withAsked);
    }

    public Till withNothingSent(Bucket bucket) {
        return with(bucket, Slice::withNothingSent);
    }

    public Till withReceived(Bucket bucket, Stock stock) {
        return with(bucket, slice -> slice.withReceived(stock));
    }

    /**
     * Takes {@code count} envelopes with {@code amountMinor} off the front of the bucket's first
     * lot.
     */
    public Till minus(Bucket bucket, long count, long amountMinor) {
        return with(bucket, slice -> slice.withStock(slice.stock().minus(count, amountMinor)));
    }

    public Till withSoldOut(Bucket bucket, boolean soldOut) {
        return with(bucket, slice -> slice.withSoldOut(soldOut));
    }

    /**
     * This till after a grant of {@code amountMinor} of {@code prize} in {@code wave} on {@code
     * day}.
     */
    public Till granted(String prize, String wave, long day, long amountMinor) {
        Till changed =
                new Till(campaign, slices, vouchersIssued + 1)
                        .minus(Bucket.prize(prize), 1, amountMinor);
        for (Bucket limit : List.of(Bucket.wave(wave), Bucket.prizeDay(prize, day))) {
            if (changed.indexOf(limit) >= 0) {
                changed = changed.minus(limit, 1, 0);
            }
        }
        return changed;
    }
}

package io.hongbao.core.treasury;

import java.util.ArrayList;
import java.util.List;

/**
 * What the treasury has of one bucket, and what it is waiting for.
 *
 * @param bucket of what
 * @param free what can be sent to tills
 * @param pending slices sent whose arrival no till has confirmed
 * @param waiting shards whose tills are dry and have asked
 * @param recalling shards that have not yet answered the recall
 * @param round counts the recalls
 * @param found whether anything became free since this round began
 * @param soldOut whether the tills have been told that nothing is left anywhere
 * @param incoming what came back while sold out: it becomes free when every till knows that it is
 *     no longer sold out
 * @param reopening shards that have not yet confirmed that
 */
public record Pot(
        Bucket bucket,
        Stock free,
        List<Transfer> pending,
        List<Integer> waiting,
        List<Integer> recalling,
        long round,
        boolean found,
        boolean soldOut,
        Stock incoming,
        List<Integer> reopening) {

    /** A slice on its way to a till. */
    public record Transfer(long id, int toShard, Stock stock) {}

    public Pot {
        pending = List.copyOf(pending);
        waiting = List.copyOf(waiting);
        recalling = List.copyOf(recalling);
        reopening = List.copyOf(reopening);
    }

    public static Pot of(Bucket bucket, Stock free) {
        return new Pot(
                bucket,
                free,
                List.of(),
                List.of(),
                List.of(),
                0,
                false,
                false,
                Stock.EMPTY,
                List.of());
    }

    public Pot plusFree(Stock stock) {
        return new Pot(
                bucket,
                free.plus(stock),
                pending,
                waiting,
                recalling,
                round,
                true,
                soldOut,
                incoming,
                reopening);
    }

    public Pot sent(Transfer transfer) {
        return new Pot(
                bucket,
                free.minus(transfer.stock().count(), transfer.stock().amountMinor()),
                plus(pending, transfer),
                minus(waiting, transfer.toShard()),
                recalling,
                round,
                found,
                soldOut,
                incoming,
                reopening);
    }

    public Pot settled(long transferId) {
        return new Pot(
                bucket,
                free,
                pending.stream().filter(one -> one.id() != transferId).toList(),
                waiting,
                recalling,
                round,
                found,
                soldOut,
                incoming,
                reopening);
    }

    public Pot waitedOnBy(int shard) {
        List<Integer> changed = waiting.contains(shard) ? waiting : plus(waiting, shard);
        return new Pot(
                bucket, free, pending, changed, recalling, round, found, soldOut, incoming,
                reopening);
    }

    public Pot recalling(List<Integer> shards, long newRound) {
        return new Pot(
                bucket, free, pending, waiting, shards, newRound, false, soldOut, incoming,
                reopening);
    }

    public Pot answered(int shard, long answeredRound, Stock stock) {
        boolean counts = answeredRound == round;
        return new Pot(
                bucket,
                free.plus(stock),
                pending,
                waiting,
                counts ? minus(recalling, shard) : recalling,
                round,
                found || !stock.isEmpty(),
                soldOut,
                incoming,
                reopening);
    }

    public Pot withSoldOut() {
        return new Pot(
                bucket, free, pending, List.of(), recalling, round, found, true, incoming,
                reopening);
    }

    public Pot reopening(List<Integer> shards) {
        return new Pot(
                bucket, free, pending, waiting, recalling, round, found, soldOut, incoming, shards);
    }

    public Pot plusIncoming(Stock stock) {
        return new Pot(
                bucket,
                free,
                pending,
                waiting,
                recalling,
                round,
                found,
                soldOut,
                incoming.plus(stock),
                reopening);
    }

    public Pot reopeningConfirmedBy(int shard) {
        return reopening(minus(reopening, shard));
    }

    public Pot reopened() {
        return new Pot(
                bucket,
                free.plus(incoming),
                pending,
                waiting,
                recalling,
                round,
                true,
                false,
                Stock.EMPTY,
                List.of());
    }

    public Pot closed() {
        return new Pot(
                bucket, free, pending, List.of(), List.of(), round, found, soldOut, incoming,
                reopening);
    }

    private static <T> List<T> plus(List<T> list, T added) {
        List<T> changed = new ArrayList<>(list);
        changed.add(added);
        return changed;
    }

    private static List<Integer> minus(List<Integer> shards, int shard) {
        return shards.stream().filter(other -> other != shard).toList();
    }
}

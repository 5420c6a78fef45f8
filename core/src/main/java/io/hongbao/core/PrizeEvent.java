package io.hongbao.core;

import java.util.List;

/** What has happened to a prize of a campaign that runs. */
public sealed interface PrizeEvent extends Event {

    /** It was stopped, on the campaign's home shard: nobody is granted it from here on. */
    record PrizeStopped(String campaign, String prize, Authority by) implements PrizeEvent {}

    /** It is granted again, on the campaign's home shard. */
    record PrizeResumed(String campaign, String prize, Authority by) implements PrizeEvent {}

    /**
     * Another shard learned which prizes are stopped.
     *
     * @param prizes ids of all that are, sorted
     */
    record PrizeStopsCopied(String campaign, List<String> prizes) implements PrizeEvent {
        public PrizeStopsCopied {
            prizes = List.copyOf(prizes);
        }
    }
}

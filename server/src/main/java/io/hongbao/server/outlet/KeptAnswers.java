package io.hongbao.server.outlet;

import io.hongbao.server.campaign.CampaignView;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Answers that were just written, for those who ask in the same words. Anybody may ask, in as many
 * words as they like, so both the number and the bytes are bounded; when they are reached, what is
 * of an earlier second goes first. For any number of threads.
 */
final class KeptAnswers {

    /** How many are kept at most. */
    static final int MOST = 500;

    /** How many bytes they take at most, with the words of their questions. */
    static final long MOST_BYTES = 16L << 20;

    private final Map<OutletQuery, Kept> kept = new ConcurrentHashMap<>();
    private long bytes;

    /**
     * What an answer was made of: it is good as long as that is the same.
     *
     * @param second of campaign time
     * @param changes how many changes to outlets there had been
     */
    record Of(long second, long changes, CampaignView campaign) {}

    private record Kept(Of of, OutletAnswers.Written written) {}

    /** The answer to {@code query}, when it is still good. */
    Optional<OutletAnswers.Written> find(OutletQuery query, Of of) {
        Kept known = kept.get(query);
        return known != null && known.of().equals(of)
                ? Optional.of(known.written())
                : Optional.empty();
    }

    /** The answer to {@code query} of this campaign, however old it is. */
    Optional<OutletAnswers.Written> findOld(OutletQuery query, CampaignView campaign) {
        Kept known = kept.get(query);
        return known != null && known.of().campaign().id().equals(campaign.id())
                ? Optional.of(known.written())
                : Optional.empty();
    }

    /** Keeps an answer. */
    synchronized void put(OutletQuery query, Of of, OutletAnswers.Written written) {
        drop(query);
        long more = size(query, written);
        if (!hasRoom(more)) {
            kept.forEach((old, one) -> {
                if (one.of().second() < of.second()) {
                    drop(old);
                }
            });
        }
        if (!hasRoom(more)) {
            kept.clear();
            bytes = 0;
        }
        kept.put(query, new Kept(of, written));
        bytes += more;
    }

    private boolean hasRoom(long moreBytes) {
        return kept.size() < MOST && bytes + moreBytes <= MOST_BYTES;
    }

    private void drop(OutletQuery query) {
        Kept gone = kept.remove(query);
        if (gone != null) {
            bytes -= size(query, gone.written());
        }
    }

    private static long size(OutletQuery query, OutletAnswers.Written written) {
        int words = query.category().length() + query.from().length() + query.to().length();
        return written.json().length + 2L * words;
    }

    int count() {
        return kept.size();
    }

    /** How many bytes they take. */
    synchronized long bytes() {
        return bytes;
    }
}

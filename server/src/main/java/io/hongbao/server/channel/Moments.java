package io.hongbao.server.channel;

import io.hongbao.server.durable.DurableFile;
import io.hongbao.server.json.StrictJson;
import io.hongbao.server.problem.ProblemException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The moments that were made while campaigns ran, in one file. At most {@value #MOST} of a
 * campaign: then the oldest that the server made goes.
 */
public final class Moments {

    /** How many a campaign may have. */
    public static final int MOST = 500;

    private final Path file;
    private final SortedMap<String, List<Moment>> byCampaign = new TreeMap<>();

    /** A file's content. */
    record Kept(SortedMap<String, List<Moment>> campaigns) {}

    private Moments(Path file) {
        this.file = file;
    }

    /**
     * Those in {@code file}, if there is one.
     *
     * @throws IllegalStateException when it cannot be understood
     */
    public static Moments in(Path file) {
        Moments moments = new Moments(file);
        if (Files.exists(file)) {
            try {
                StrictJson.readFile(Files.readAllBytes(file), Kept.class)
                        .campaigns()
                        .forEach((campaign, all) ->
                                moments.byCampaign.put(campaign, new ArrayList<>(all)));
            } catch (IOException e) {
                throw new UncheckedIOException("file " + file + " could not be read", e);
            } catch (ProblemException e) {
                throw new IllegalStateException(
                        "file " + file + " cannot be understood; remove it: " + e.getMessage(), e);
            }
        }
        return moments;
    }

    /** A campaign's, in the order in which they were made. */
    public synchronized List<Moment> of(String campaign) {
        return List.copyOf(byCampaign.getOrDefault(campaign, List.of()));
    }

    /**
     * Adds one, durably; one with the same id is replaced.
     *
     * @return false when the campaign has as many as it may, all made by operators
     */
    public synchronized boolean add(String campaign, Moment moment) {
        List<Moment> all = byCampaign.computeIfAbsent(campaign, _ -> new ArrayList<>());
        boolean known = all.removeIf(one -> one.id().equals(moment.id()));
        if (!known && all.size() >= MOST) {
            int oldest = 0;
            while (oldest < all.size() && !all.get(oldest).by().equals(Moment.SERVER)) {
                oldest++;
            }
            if (oldest == all.size()) {
                return false;
            }
            all.remove(oldest);
        }
        all.add(moment);
        keep();
        return true;
    }

    /** A moment is over. Nothing happens when it is not known. */
    public synchronized void end(String campaign, String id, long atMillis) {
        List<Moment> all = byCampaign.getOrDefault(campaign, List.of());
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).id().equals(id)) {
                all.set(i, all.get(i).until(atMillis));
                keep();
                return;
            }
        }
    }

    private void keep() {
        Kept kept = new Kept(byCampaign);
        DurableFile.write(file, new String(StrictJson.write(kept), StandardCharsets.UTF_8));
    }
}

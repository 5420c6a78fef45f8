package io.hongbao.server.session;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.hongbao.core.UserId;
import io.hongbao.server.durable.DurableFile;
import io.hongbao.server.start.ExitCode;
import io.hongbao.server.start.StartRefused;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Who is who: the pseudonym of an app's own id of a person. Whoever was erased gets another one
 * from then on, with a salt of their own, so that no look-up leads to what they left behind. What
 * is kept of them is a tombstone: a one-way hash of the id, the salt, and the campaigns of that
 * time, which they may not enter again, or an erasure would be a way to everybody's caps.
 *
 * <p>A tombstone says nothing about a pseudonym. It has to stay: without it the id would lead back
 * to the old one.
 */
public final class People implements AutoCloseable {
    private static final int SALT_BYTES = 16;
    private static final Pattern LINE =
            Pattern.compile("erased ([0-9a-f]{64}) ([0-9a-f]{32}) ((?:[a-z0-9-]{1,40},?)*)");

    private final Function<String, UserId> pseudonyms;
    private final FileChannel channel;
    private final Map<String, Tombstone> tombstones = new ConcurrentHashMap<>();

    private record Tombstone(String salt, Set<String> barred) {}

    private People(Function<String, UserId> pseudonyms, FileChannel channel) {
        this.pseudonyms = pseudonyms;
        this.channel = channel;
    }

    /**
     * With the tombstones in {@code file}.
     *
     * @param pseudonyms keyed: the hashes of tombstones are made with it too
     */
    public static People in(Path file, Function<String, UserId> pseudonyms) {
        try {
            People people = new People(pseudonyms, DurableFile.openToAppend(file));
            int number = 0;
            for (String line : Files.readAllLines(file, US_ASCII)) {
                number++;
                if (!people.take(line)) {
                    throw new StartRefused(
                            ExitCode.DATA_DIRECTORY,
                            "line "
                                    + number
                                    + " of file "
                                    + file
                                    + " is damaged: restore the file from a backup, or people who"
                                    + " were erased are found again");
                }
            }
            return people;
        } catch (IOException e) {
            throw new StartRefused(
                    ExitCode.DATA_DIRECTORY,
                    "file " + file + " cannot be used: " + e.getMessage(),
                    e);
        }
    }

    /** The pseudonym of a person now. */
    public UserId of(String personId) {
        if (tombstones.isEmpty()) {
            return pseudonyms.apply(personId);
        }
        Tombstone erased = tombstones.get(hash(personId));
        return pseudonyms.apply(erased == null ? personId : salted(personId, erased.salt()));
    }

    /** Whether somebody was erased while this campaign was there, and may not enter it again. */
    public boolean isBarred(String personId, String campaign) {
        if (tombstones.isEmpty()) {
            return false;
        }
        Tombstone erased = tombstones.get(hash(personId));
        return erased != null && erased.barred().contains(campaign);
    }

    /** Gives a person another pseudonym from now on; returns when it is on the disk. */
    public synchronized void erase(String personId, List<String> campaigns) {
        byte[] salt = new byte[SALT_BYTES];
        new SecureRandom().nextBytes(salt);
        String line =
                "erased "
                        + hash(personId)
                        + " "
                        + HexFormat.of().formatHex(salt)
                        + " "
                        + String.join(",", campaigns);
        try {
            DurableFile.append(channel, line);
        } catch (IOException e) {
            throw new UncheckedIOException("an erasure could not be written", e);
        }
        if (!take(line)) {
            throw new IllegalStateException("a tombstone of a wrong form: " + line);
        }
    }

    /** How many people were erased. */
    public int erased() {
        return tombstones.size();
    }

    private boolean take(String line) {
        Matcher parts = LINE.matcher(line);
        if (!parts.matches()) {
            return false;
        }
        Set<String> barred =
                parts.group(3).isEmpty() ? Set.of() : Set.of(parts.group(3).split(",", -1));
        tombstones.merge(
                parts.group(1),
                new Tombstone(parts.group(2), barred),
                (before, again) -> {
                    Set<String> both = new HashSet<>(before.barred());
                    both.addAll(again.barred());
                    return new Tombstone(again.salt(), Set.copyOf(both));
                });
        return true;
    }

    /** No id begins with a zero character, so nobody's pseudonym is made of the same text. */
    private static String salted(String personId, String salt) {
        return "\0" + salt + personId;
    }

    /**
     * Keyed, so that nobody without the key can try all ids; and hashed once more, so that it is no
     * pseudonym.
     */
    private String hash(String personId) {
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(
                                            pseudonyms
                                                    .apply("\0tombstone" + personId)
                                                    .toString()
                                                    .getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

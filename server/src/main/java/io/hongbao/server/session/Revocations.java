package io.hongbao.server.session;

import io.hongbao.core.UserId;
import io.hongbao.server.durable.DurableFile;
import io.hongbao.server.start.ExitCode;
import io.hongbao.server.start.StartRefused;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which passes are good no more, although they are signed and not expired: all of a person's made
 * before a moment, or a single one. Kept in a small file, one line each, until the passes have
 * expired anyway.
 */
public final class Revocations implements AutoCloseable {

    private static final Pattern LINE =
            Pattern.compile("(user ([0-9a-f]{32})|pass (-?\\d{1,19})) (\\d{1,15})");

    private final Map<UserId, Long> beforeMillisByUser = new ConcurrentHashMap<>();
    private final Map<Long, Long> revokedAtMillisBySerial = new ConcurrentHashMap<>();
    private final FileChannel channel;

    private Revocations(FileChannel channel) {
        this.channel = channel;
    }

    /** With what {@code file} says; what is older than a pass's life is dropped from it. */
    public static Revocations in(Path file, long nowMillis) {
        try {
            StringBuilder kept = new StringBuilder();
            if (Files.exists(file)) {
                for (String line : Files.readAllLines(file, StandardCharsets.US_ASCII)) {
                    Matcher parts = LINE.matcher(line);
                    // A line that was cut by a power failure was never answered for.
                    if (parts.matches()
                            && nowMillis - Long.parseLong(parts.group(4)) <= Pass.LIFE_MILLIS) {
                        kept.append(line).append('\n');
                    }
                }
            }
            DurableFile.write(file, kept.toString());
            Revocations revocations = new Revocations(DurableFile.openToAppend(file));
            kept.toString().lines().forEach(revocations::take);
            return revocations;
        } catch (IOException e) {
            throw new StartRefused(
                    ExitCode.DATA_DIRECTORY,
                    "file " + file + " cannot be used: " + e.getMessage(),
                    e);
        }
    }

    boolean isRevoked(Pass pass) {
        if (beforeMillisByUser.isEmpty() && revokedAtMillisBySerial.isEmpty()) {
            return false;
        }
        Long beforeMillis = beforeMillisByUser.get(pass.user());
        return (beforeMillis != null && pass.issuedAtMillis() <= beforeMillis)
                || revokedAtMillisBySerial.containsKey(pass.serial());
    }

    /** Revokes every pass of {@code user} that was made up to now. */
    public void revokeAll(UserId user, long nowMillis) {
        record("user " + user + " " + nowMillis);
    }

    /** Revokes one pass. */
    public void revoke(Pass pass, long nowMillis) {
        record("pass " + pass.serial() + " " + nowMillis);
    }

    /** How many revocations are in force. */
    public int size() {
        return beforeMillisByUser.size() + revokedAtMillisBySerial.size();
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private synchronized void record(String line) {
        try {
            DurableFile.append(channel, line);
        } catch (IOException e) {
            throw new UncheckedIOException("a revocation could not be written", e);
        }
        take(line);
    }

    private void take(String line) {
        Matcher parts = LINE.matcher(line);
        if (!parts.matches()) {
            throw new IllegalStateException("a revocation of a wrong form: " + line);
        }
        long atMillis = Long.parseLong(parts.group(4));
        if (parts.group(2) != null) {
            beforeMillisByUser.put(UserId.parse(parts.group(2)), atMillis);
        } else {
            revokedAtMillisBySerial.put(Long.parseLong(parts.group(3)), atMillis);
        }
    }
}

package io.hongbao.server.session;

import io.hongbao.server.durable.DurableFile;
import io.hongbao.server.start.ExitCode;
import io.hongbao.server.start.StartRefused;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The keys that passes are signed with, in a file that only its owner can read: one line for each,
 * the current one first. A rotation adds one; a retired key verifies until the last pass that it
 * signed has expired, so that nobody is logged out. After a leak, all of them can be replaced at
 * once.
 */
public final class PassKeys {

    private static final Pattern LINE =
            Pattern.compile("([a-z0-9]{1,16}) ([0-9a-f]{64}) (current|retired (\\d{1,15}))");

    private final Path file;
    private final SecureRandom random = new SecureRandom();
    private volatile Map<String, PassKey> byId;
    private volatile PassKey current;

    private PassKeys(Path file, List<PassKey> keys) {
        this.file = file;
        this.byId = index(keys);
        this.current = keys.getFirst();
    }

    /** With the keys in {@code file}, which is made when it is not there. */
    public static PassKeys in(Path file, long nowMillis) {
        if (!Files.exists(file)) {
            PassKey made = newKey(new SecureRandom(), List.of());
            DurableFile.write(file, text(List.of(made)));
            return new PassKeys(file, List.of(made));
        }
        return new PassKeys(file, read(file, nowMillis));
    }

    PassKey current() {
        return current;
    }

    Optional<PassKey> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /**
     * Makes a new key that signs from now on, durably.
     *
     * @return its id
     */
    public synchronized String rotate(long nowMillis) {
        List<PassKey> older = new ArrayList<>();
        for (PassKey old : byId.values()) {
            PassKey retired =
                    old.retiredAtMillis() == Long.MAX_VALUE ? old.retired(nowMillis) : old;
            if (nowMillis - retired.retiredAtMillis() <= Pass.LIFE_MILLIS) {
                older.add(retired);
            }
        }
        return begin(older);
    }

    /**
     * Makes a new key that signs from now on, durably, and forgets all others: no pass that was
     * signed before is good any more, and everybody has to get a new one. For a key that leaked.
     *
     * @return its id
     */
    public synchronized String replace() {
        return begin(List.of());
    }

    private String begin(List<PassKey> older) {
        PassKey made = newKey(random, List.copyOf(byId.keySet()));
        List<PassKey> keys = new ArrayList<>();
        keys.add(made);
        keys.addAll(older);
        DurableFile.write(file, text(keys));
        byId = index(keys);
        current = made;
        return made.id();
    }

    /** How many keys verify now. */
    public int size() {
        return byId.size();
    }

    private static Map<String, PassKey> index(List<PassKey> keys) {
        Map<String, PassKey> index = new LinkedHashMap<>();
        keys.forEach(key -> index.put(key.id(), key));
        return index;
    }

    private static PassKey newKey(SecureRandom random, List<String> taken) {
        byte[] secret = new byte[32];
        random.nextBytes(secret);
        String id;
        do {
            id = Integer.toString(random.nextInt(36 * 36, 36 * 36 * 36), 36);
        } while (taken.contains(id));
        return new PassKey(id, HexFormat.of().formatHex(secret), Long.MAX_VALUE);
    }

    private static String text(List<PassKey> keys) {
        StringBuilder text = new StringBuilder();
        for (PassKey key : keys) {
            boolean current = key.retiredAtMillis() == Long.MAX_VALUE;
            text.append(key.id()).append(' ').append(key.secret()).append(' ');
            text.append(current ? "current" : "retired " + key.retiredAtMillis()).append('\n');
        }
        return text.toString();
    }

    private static List<PassKey> read(Path file, long nowMillis) {
        try {
            List<PassKey> keys = new ArrayList<>();
            for (String line : Files.readAllLines(file, StandardCharsets.US_ASCII)) {
                Matcher parts = LINE.matcher(line);
                if (!parts.matches()) {
                    throw damaged(file);
                }
                long retired =
                        parts.group(4) == null ? Long.MAX_VALUE : Long.parseLong(parts.group(4));
                if (retired == Long.MAX_VALUE || nowMillis - retired <= Pass.LIFE_MILLIS) {
                    keys.add(new PassKey(parts.group(1), parts.group(2), retired));
                }
            }
            if (keys.isEmpty() || keys.getFirst().retiredAtMillis() != Long.MAX_VALUE) {
                throw damaged(file);
            }
            return keys;
        } catch (IOException e) {
            throw new StartRefused(
                    ExitCode.DATA_DIRECTORY,
                    "key file " + file + " cannot be read: " + e.getMessage(),
                    e);
        }
    }

    private static StartRefused damaged(Path file) {
        return new StartRefused(
                ExitCode.DATA_DIRECTORY,
                "key file "
                        + file
                        + " is damaged: restore it from a backup, or delete it (everybody then has to sign in again)");
    }
}

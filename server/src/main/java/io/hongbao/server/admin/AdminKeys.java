package io.hongbao.server.admin;

import io.hongbao.server.durable.DurableFile;
import io.hongbao.server.problem.ProblemCode;
import io.hongbao.server.problem.ProblemException;
import io.hongbao.server.start.ExitCode;
import io.hongbao.server.start.StartRefused;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** The admin keys, in a file that only its owner can read: one line for each, with its hash. */
public final class AdminKeys {

    private static final String PREFIX = "hbk_";

    private final Path file;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, AdminKey> byName;
    private final Map<String, AdminKey> byHash;

    private AdminKeys(Path file, Map<String, AdminKey> byName) {
        this.file = file;
        this.byName = byName;
        this.byHash = new ConcurrentSkipListMap<>();
        byName.values().forEach(key -> byHash.put(key.hash(), key));
    }

    /** With the keys in {@code file}; none when it is not there. */
    public static AdminKeys in(Path file) {
        Map<String, AdminKey> keys = new ConcurrentSkipListMap<>();
        if (Files.exists(file)) {
            try {
                for (String line : Files.readAllLines(file, StandardCharsets.US_ASCII)) {
                    AdminKey key = parse(line);
                    keys.put(key.name(), key);
                }
            } catch (IOException | IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
                throw new StartRefused(
                        ExitCode.DATA_DIRECTORY,
                        "key file "
                                + file
                                + " is damaged: restore it from a backup, or delete it to get a new first key",
                        e);
            }
        }
        return new AdminKeys(file, keys);
    }

    public boolean isEmpty() {
        return byName.isEmpty();
    }

    /** All of them, by name. */
    public Collection<AdminKey> all() {
        return byName.values();
    }

    /** The key that {@code secret} is. */
    public Optional<AdminKey> find(String secret) {
        return secret.startsWith(PREFIX) && secret.length() < 100
                ? Optional.ofNullable(byHash.get(Sha256.of(secret)))
                : Optional.empty();
    }

    /**
     * Makes a key, durably.
     *
     * @return the key itself, which is not kept
     */
    public String create(String name, Set<Role> roles) {
        return create(name, roles, _ -> {});
    }

    /**
     * As {@link #create(String, Set)}.
     *
     * @param handOver is given the key before it is good for anything; when it throws, there is no
     *     such key
     */
    public synchronized String create(String name, Set<Role> roles, Consumer<String> handOver) {
        if (byName.containsKey(name)) {
            throw ProblemException.of(
                    ProblemCode.ADMIN_KEY_EXISTS, "name", "choose another name than " + name);
        }
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        String secret = PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        AdminKey key = new AdminKey(name, Sha256.of(secret), roles, System.currentTimeMillis());
        handOver.accept(secret);
        Map<String, AdminKey> changed = new TreeMap<>(byName);
        changed.put(name, key);
        save(changed);
        byName.put(name, key);
        byHash.put(key.hash(), key);
        return secret;
    }

    /** Deletes a key, durably: it is good for nothing from now on. */
    public synchronized void delete(String name) {
        AdminKey key = byName.get(name);
        if (key == null) {
            throw ProblemException.of(
                    ProblemCode.ADMIN_KEY_UNKNOWN, "name", "there is no admin key " + name);
        }
        boolean othersStay =
                byName.values().stream()
                        .anyMatch(
                                other -> !other.equals(key) && other.roles().contains(Role.ADMIN));
        if (!othersStay) {
            throw ProblemException.of(
                    ProblemCode.ADMIN_KEY_LAST,
                    "name",
                    "make another key with the admin role first");
        }
        Map<String, AdminKey> changed = new TreeMap<>(byName);
        changed.remove(name);
        save(changed);
        byName.remove(name);
        byHash.remove(key.hash());
    }

    /** Before anything changes in memory: what is not on the disk must not be in force. */
    private void save(Map<String, AdminKey> keys) {
        DurableFile.write(
                file,
                keys.values().stream()
                        .map(AdminKeys::line)
                        .collect(Collectors.joining("\n", "", "\n")));
    }

    private static String line(AdminKey key) {
        String roles =
                key.roles().stream().map(Role::word).sorted().collect(Collectors.joining(","));
        return key.name() + " " + key.hash() + " " + roles + " " + key.createdAtMillis();
    }

    private static AdminKey parse(String line) {
        String[] parts = line.split(" ", -1);
        Set<Role> roles = EnumSet.noneOf(Role.class);
        Arrays.stream(parts[2].split(",", -1))
                .map(Role::of)
                .flatMap(Optional::stream)
                .forEach(roles::add);
        return new AdminKey(parts[0], parts[1], roles, Long.parseLong(parts[3]));
    }
}

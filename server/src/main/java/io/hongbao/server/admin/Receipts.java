package io.hongbao.server.admin;

import io.hongbao.server.durable.DurableFile;
import io.hongbao.server.json.StrictJson;
import io.hongbao.server.problem.ProblemCode;
import io.hongbao.server.problem.ProblemException;
import io.hongbao.server.start.ExitCode;
import io.hongbao.server.start.StartRefused;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What operators were answered under their idempotency keys, in a file that only its owner can
 * read: a request that is sent again, after a broken connection or a restart, gets the same answer
 * and is not done twice. A refusal leaves no receipt, so that its key may succeed later.
 *
 * <p>The newest {@value #KEPT} are kept. A receipt is written after the act and before the answer:
 * a crash between the two leaves an act without one, and the request sent again is judged anew.
 */
public final class Receipts implements AutoCloseable {

    /** How many receipts are kept: operators act by hand, so these are months. */
    static final int KEPT = 10_000;

    /**
     * The largest answer that is kept, in bytes. Larger ones, which list hundreds of changes to a
     * campaign, come from applying a file, and applying it again changes nothing.
     */
    static final int LARGEST_ANSWER_BYTES = 16 * 1024;

    private final Path file;
    private final Map<Scope, Receipt> newest;
    private FileChannel channel;

    private Receipts(Path file, FileChannel channel, Map<Scope, Receipt> newest) {
        this.file = file;
        this.channel = channel;
        this.newest = newest;
    }

    /**
     * What a key is unique in.
     *
     * @param actor the admin key's name
     * @param operation the method and the path
     * @param key the {@code Idempotency-Key}
     */
    record Scope(String actor, String operation, String key) {

        Receipt receipt(String request, int status, String answer) {
            return new Receipt(actor, operation, key, request, status, answer);
        }
    }

    /**
     * One answer.
     *
     * @param request the digest of what was asked for
     * @param answer JSON
     */
    record Receipt(
            String actor, String operation, String key, String request, int status, String answer) {

        Scope scope() {
            return new Scope(actor, operation, key);
        }
    }

    /** With what {@code file} holds; nothing when it is not there. */
    public static Receipts in(Path file) {
        try {
            FileChannel channel = DurableFile.openToAppend(file);
            Newest newest = new Newest();
            long lines;
            try (Stream<String> read = Files.lines(file, StandardCharsets.UTF_8)) {
                lines = read.peek(line -> newest.add(parse(line))).count();
            }
            if (lines > 2L * KEPT) {
                channel.close();
                StringBuilder rewritten = new StringBuilder();
                newest.values().forEach(receipt -> rewritten.append(line(receipt)).append('\n'));
                DurableFile.write(file, rewritten.toString());
                channel = DurableFile.openToAppend(file);
            }
            return new Receipts(file, channel, newest);
        } catch (IOException | UncheckedIOException | ProblemException e) {
            throw new StartRefused(
                    ExitCode.DATA_DIRECTORY,
                    "file "
                            + file
                            + " cannot be read or written ("
                            + e.getMessage()
                            + "): delete it, and requests that operators send again are judged anew",
                    e);
        }
    }

    /**
     * The answer that was given under this key.
     *
     * @throws ProblemException {@code key_reused} when it was given to another request
     */
    synchronized Optional<Receipt> find(Scope scope, String request) {
        Receipt found = newest.get(scope);
        if (found != null && !found.request().equals(request)) {
            throw ProblemException.of(
                    ProblemCode.KEY_REUSED,
                    "Idempotency-Key",
                    "this key was sent with another body; choose a new one");
        }
        return Optional.ofNullable(found);
    }

    /** Keeps an answer, durably. */
    synchronized void keep(Receipt receipt) {
        try {
            DurableFile.append(channel, line(receipt));
        } catch (IOException e) {
            throw new UncheckedIOException("a receipt could not be written", e);
        }
        newest.put(receipt.scope(), receipt);
    }

    /** Forgets every receipt that names a person by the app's own id. */
    synchronized void forget(Predicate<Receipt> names) {
        if (!newest.values().removeIf(names)) {
            return;
        }
        try {
            channel.close();
            StringBuilder kept = new StringBuilder();
            newest.values().forEach(receipt -> kept.append(line(receipt)).append('\n'));
            DurableFile.write(file, kept.toString());
            channel = DurableFile.openToAppend(file);
        } catch (IOException e) {
            throw new UncheckedIOException("receipts could not be rewritten", e);
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

    private static String line(Receipt receipt) {
        return new String(StrictJson.write(receipt), StandardCharsets.UTF_8);
    }

    private static Receipt parse(String line) {
        return StrictJson.read(line.getBytes(StandardCharsets.UTF_8), Receipt.class);
    }

    /** Forgets the oldest when there is one too many. */
    private static final class Newest extends LinkedHashMap<Scope, Receipt> {
        private static final long serialVersionUID = 1;

        void add(Receipt receipt) {
            put(receipt.scope(), receipt);
        }

        @Override
        protected boolean removeEldestEntry(Map.@Nullable Entry<Scope, Receipt> eldest) {
            return size() > KEPT;
        }
    }
}

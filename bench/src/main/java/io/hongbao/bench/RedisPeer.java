package io.hongbao.bench;

import java.io.IOException;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Pattern;

/**
 * The claim as one would write it in Redis: one Lua script that looks the key up, checks the
 * person's cap, takes one from the stock, and puts down the key; each write on disk before its
 * answer ({@code appendfsync always}). Over a Unix socket.
 *
 * <p>It has less to do than a claim here: no windows, waves or eligibility, no voucher that can be
 * redeemed later, no ledger.
 */
final class RedisPeer {
    private static final Pattern READY = Pattern.compile("eady to accept connections");

    /** Keys: claim, person, stock. Arguments: cap, how long the key is kept in seconds. */
    private static final String CLAIM =
            """
            local before = redis.call('GET', KEYS[1])
            if before then return 2 end
            if tonumber(redis.call('GET', KEYS[2]) or '0') >= tonumber(ARGV[1]) then return 3 end
            if tonumber(redis.call('GET', KEYS[3]) or '0') <= 0 then return 4 end
            redis.call('DECR', KEYS[3])
            redis.call('INCR', KEYS[2])
            redis.call('SET', KEYS[1], '1', 'EX', ARGV[2])
            return 1\
            """;

    private RedisPeer() {}

    /** Claims per second, one at a time on each connection, and in a pipeline. */
    record Speed(double plain, double pipelined, String shape) {}

    static Speed measure(Scale scale, Path folder) throws IOException {
        Files.createDirectories(folder);
        Path socketFolder = Files.createTempDirectory("hb");
        Path socket = socketFolder.resolve("redis");
        try (Child redis =
                Child.of(
                        List.of(
                                "redis-server",
                                "--port",
                                "0",
                                "--unixsocket",
                                socket.toString(),
                                "--dir",
                                folder.toString(),
                                "--appendonly",
                                "yes",
                                "--appendfsync",
                                "always",
                                "--auto-aof-rewrite-percentage",
                                "0",
                                "--save",
                                ""))) {
            redis.await(READY);
            redis.ignoreRest();
            SocketAddress address = UnixDomainSocketAddress.of(socket);
            String sha = prepare(address);
            Claims claims = new Claims(sha);
            ClosedLoop.run(address, 50, 1, scale.peerMillis() / 4, claims);
            double plain = ClosedLoop.run(address, 50, 1, scale.peerMillis(), claims).perSecond();
            double best = 0;
            String shape = "";
            for (int[] shaped : new int[][] {{16, 64}, {64, 64}, {64, 256}}) {
                double perSecond =
                        ClosedLoop.run(address, shaped[0], shaped[1], scale.peerMillis(), claims)
                                .perSecond();
                Progress.say(
                        "redis: %d connections, %d deep: %,.0f/s", shaped[0], shaped[1], perSecond);
                if (perSecond > best) {
                    best = perSecond;
                    shape = shaped[0] + " connections, " + shaped[1] + " deep";
                }
            }
            return new Speed(plain, best, shape);
        } finally {
            Files.deleteIfExists(socket);
            Files.deleteIfExists(socketFolder);
        }
    }

    /** Loads the script and fills the stock. */
    private static String prepare(SocketAddress address) throws IOException {
        try (SocketChannel channel = SocketChannel.open(address)) {
            channel.write(ByteBuffer.wrap(command("SCRIPT", "LOAD", CLAIM)));
            String loaded = answer(channel);
            channel.write(ByteBuffer.wrap(command("SET", "stock", "1000000000")));
            if (!loaded.startsWith("$40\r\n") || !answer(channel).startsWith("+OK")) {
                throw new IllegalStateException("Redis did not take the script: " + loaded);
            }
            return loaded.substring(5, 45);
        }
    }

    private static String answer(SocketChannel channel) throws IOException {
        ByteBuffer in = ByteBuffer.allocate(1_024);
        while (!(in.position() > 1 && in.get(in.position() - 1) == '\n')) {
            if (channel.read(in) < 0) {
                throw new IOException("Redis closed the connection");
            }
        }
        return new String(in.array(), 0, in.position(), StandardCharsets.US_ASCII);
    }

    /** A command as RESP wants it: an array of strings with their lengths. */
    private static byte[] command(String... words) {
        StringBuilder text = new StringBuilder("*" + words.length + "\r\n");
        for (String word : words) {
            text.append('$').append(word.length()).append("\r\n").append(word).append("\r\n");
        }
        return HttpTraffic.ascii(text.toString());
    }

    /** Four first claims to one repeat, as the engine gets them. */
    private static final class Claims implements ClosedLoop.Traffic {
        private final byte[] head;
        private final SplittableRandom random = new SplittableRandom(1);
        private long people;

        Claims(String sha) {
            this.head =
                    HttpTraffic.ascii("*8\r\n$7\r\nEVALSHA\r\n$40\r\n" + sha + "\r\n$1\r\n3\r\n");
        }

        @Override
        public boolean ask(ByteBuffer out) {
            boolean again = people > 0 && random.nextInt(5) == 0;
            long person = again ? random.nextLong(people) : people++;
            // Scattered over the key space, as pseudonyms are.
            String name = Long.toHexString(BenchCampaign.user(person).high());
            String size = "$" + (name.length() + 2) + "\r\n";
            out.put(head);
            out.put(
                    HttpTraffic.ascii(
                            size
                                    + "c:"
                                    + name
                                    + "\r\n"
                                    + size
                                    + "u:"
                                    + name
                                    + "\r\n$5\r\nstock\r\n$1\r\n1\r\n$7\r\n4752000\r\n"));
            return true;
        }

        @Override
        public boolean take(ByteBuffer in) {
            if (in.remaining() < 4) {
                return false;
            }
            int at = in.position();
            boolean isGrantOrRepeat =
                    in.get(at) == ':' && (in.get(at + 1) == '1' || in.get(at + 1) == '2');
            if (!isGrantOrRepeat) {
                throw new IllegalStateException(
                        "Redis answered " + (char) in.get(at) + (char) in.get(at + 1));
            }
            in.position(at + 4);
            return true;
        }
    }
}

package io.hongbao.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Very many connections on which nothing is asked. Short here; {@code -Dhongbao.idle=50000} is the
 * full form, where the limit of open files allows it: the server and this test need one for each.
 */
class IdleConnectionsIT {
    private static final int WANTED = Integer.getInteger("hongbao.idle", 2_000);

    /** What the server and this test need for themselves. */
    private static final int FILES_FOR_ITSELF = 700;

    /** What is measured on an idle connection, three times over. */
    private static final long MOST_BYTES_EACH = 64 << 10;

    private static final int FROM_ONE_ADDRESS = 4_000;
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(30);
    private static final Pattern LIMIT = Pattern.compile("Max open files\\s+(\\d+)\\s+(\\d+)");
    private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+(\\d+) kB");

    @TempDir private Path folder;

    private final List<SocketChannel> open = new ArrayList<>();

    @Test
    void peopleAreServedBesideThemAndTheRestIsRefusedVisibly()
            throws IOException, InterruptedException {
        int count = possible();
        try (FaultServer server =
                FaultServer.in(
                        folder,
                        "",
                        "2026-02-06T10:00:00+08:00",
                        "--max-connections",
                        Integer.toString(count + 1))) {
            server.start();
            serve(server, "before");
            long before = residentBytes(server.pid());
            long sinceNanos = System.nanoTime();
            for (int i = 0; i < count; i++) {
                open.add(connect(server, i));
            }
            await(server, "hongbao_connections", count);
            long opened = System.nanoTime() - sinceNanos;
            serve(server, "beside");
            long each = (residentBytes(server.pid()) - before) / count;
            System.out.printf(
                    "%,d idle connections in %d ms, %,d bytes each of the server's memory%n",
                    count, TimeUnit.NANOSECONDS.toMillis(opened), each);
            if (before > 0) {
                assertThat(each).isLessThan(MOST_BYTES_EACH);
            }
            refuseOneMore(server, count);
            serve(server, "after");
        } finally {
            for (SocketChannel one : open) {
                one.close();
            }
        }
    }

    /** As many as are wanted, or as the system lets one process have. */
    private static int possible() throws IOException {
        Path limits = Path.of("/proc/self/limits");
        if (!Files.isReadable(limits)) {
            return WANTED;
        }
        // Java takes the soft limit up to the hard one when it starts, here and in the server.
        Matcher limit = LIMIT.matcher(Files.readString(limits));
        int most = limit.find() ? Integer.parseInt(limit.group(2)) - FILES_FOR_ITSELF : WANTED;
        if (most < WANTED) {
            System.out.printf(
                    "%,d connections are wanted, and the limit of open files (ulimit -Hn) allows"
                            + " %,d: these are tried%n",
                    WANTED, most);
        }
        return Math.min(WANTED, most);
    }

    /** An address has some 28,000 ports, and a free one is found slowly when few are left. */
    private static SocketChannel connect(FaultServer server, int number) throws IOException {
        SocketChannel channel = SocketChannel.open();
        channel.setOption(StandardSocketOptions.SO_REUSEADDR, true);
        channel.bind(new InetSocketAddress(loopback(2 + number / FROM_ONE_ADDRESS), 0));
        channel.connect(new InetSocketAddress(loopback(1), server.port()));
        return channel;
    }

    private static InetAddress loopback(int last) throws IOException {
        return InetAddress.getByAddress(new byte[] {127, 0, 0, (byte) last});
    }

    private static void serve(FaultServer server, String user)
            throws IOException, InterruptedException {
        FaultServer.Answer answer = server.claim(server.session(user).text("pass"));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text("status")).isEqualTo("granted");
    }

    /** The test's own connection is the last one that there is room for. */
    private void refuseOneMore(FaultServer server, int count)
            throws IOException, InterruptedException {
        try (SocketChannel tooMany = connect(server, count)) {
            tooMany.socket().setSoTimeout(10_000);
            assertThat(tooMany.read(ByteBuffer.allocate(1))).isNegative();
        }
        await(server, "hongbao_connections_closed_total{reason=\"too_many\"}", 1);
    }

    private static void await(FaultServer server, String metric, long atLeast)
            throws IOException, InterruptedException {
        Pattern line = Pattern.compile("(?m)^" + Pattern.quote(metric) + " ([0-9.E]+)$");
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        while (true) {
            Matcher found = line.matcher(server.metrics());
            if (found.find() && Double.parseDouble(found.group(1)) >= atLeast) {
                return;
            }
            assertThat(System.nanoTime()).as(metric).isLessThan(deadline);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
    }

    /** 0 where the system does not tell. */
    private static long residentBytes(long pid) throws IOException {
        Path status = Path.of("/proc/" + pid + "/status");
        if (!Files.isReadable(status)) {
            return 0;
        }
        Matcher resident = RESIDENT.matcher(Files.readString(status));
        return resident.find() ? Long.parseLong(resident.group(1)) << 10 : 0;
    }
}

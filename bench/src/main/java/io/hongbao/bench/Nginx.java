package io.hongbao.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * nginx as a cache in front of a server, in a process of its own with everything it writes in one
 * folder. Its configuration is the one that operators are given; only the ports and the cache's
 * folder are others.
 */
final class Nginx implements AutoCloseable {
    private static final Path GIVEN = Path.of("ops/nginx/hongbao.conf");
    private static final long PATIENCE_NANOS = 10_000_000_000L;

    private final Child child;
    private final InetSocketAddress socket;

    private Nginx(Child child, InetSocketAddress socket) {
        this.child = child;
        this.socket = socket;
    }

    /** Where the program is; empty when it is not installed. */
    static Optional<Path> program() {
        String path = System.getenv().getOrDefault("PATH", "") + ":/usr/sbin";
        return Stream.of(path.split(":"))
                .map(place -> Path.of(place, "nginx"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Starts it in front of {@code server}. */
    static Nginx before(Server server, Path program, Path folder) throws IOException {
        Path work = Files.createDirectories(folder).toAbsolutePath();
        InetSocketAddress socket = freePort();
        String origin = server.socket().getHostString() + ":" + server.socket().getPort();
        String given = Files.readString(GIVEN);
        given = once(given, "/var/cache/nginx/hongbao", work + "/cache");
        given = once(given, "server 127.0.0.1:8080;", "server " + origin + ";");
        given =
                once(
                        given,
                        "listen 80 backlog=4096;",
                        "listen 127.0.0.1:" + socket.getPort() + " backlog=4096;");
        Path included = Files.writeString(work.resolve("hongbao.conf"), given);
        Path main = Files.writeString(work.resolve("nginx.conf"), main(work, included));
        Child child =
                Child.of(
                        List.of(
                                program.toString(),
                                "-p",
                                work.toString(),
                                "-c",
                                main.toString(),
                                "-e",
                                work + "/error.log"));
        Nginx nginx = new Nginx(child, socket);
        try {
            nginx.awaitPort();
            return nginx;
        } catch (IOException | RuntimeException e) {
            nginx.close();
            throw e;
        }
    }

    /** What a Debian has in /etc/nginx/nginx.conf, but in the foreground and in one folder. */
    private static String main(Path work, Path included) {
        // Its workers would be somebody else, who may not write into this folder.
        String user = System.getProperty("user.name").equals("root") ? "user root;\n" : "";
        StringBuilder http = new StringBuilder();
        for (String temporary : List.of("client_body", "proxy", "fastcgi", "uwsgi", "scgi")) {
            http.append(temporary + "_temp_path " + work + "/" + temporary + ";\n");
        }
        return user
                + "daemon off;\nworker_processes auto;\npid "
                + work
                + "/nginx.pid;\nevents { worker_connections 8192; }\nhttp {\naccess_log off;\n"
                + http
                + "include "
                + included
                + ";\n}\n";
    }

    private static String once(String text, String old, String its) {
        int at = text.indexOf(old);
        if (at < 0 || text.indexOf(old, at + 1) >= 0) {
            throw new IllegalStateException(GIVEN + " must have once: " + old);
        }
        return text.replace(old, its);
    }

    private static InetSocketAddress freePort() throws IOException {
        try (ServerSocket any = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return new InetSocketAddress(any.getInetAddress(), any.getLocalPort());
        }
    }

    private void awaitPort() throws IOException {
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        while (true) {
            try (Socket tried = new Socket()) {
                tried.connect(socket, 1_000);
                return;
            } catch (IOException e) {
                if (System.nanoTime() - deadline > 0) {
                    throw e;
                }
                LockSupport.parkNanos(50_000_000);
            }
        }
    }

    InetSocketAddress socket() {
        return socket;
    }

    /** How long its processes have run so far, in nanoseconds. */
    long cpuNanos() throws IOException {
        long sum = ProcessFigures.cpuNanos(child.pid());
        List<ProcessHandle> workers =
                ProcessHandle.of(child.pid()).map(ProcessHandle::children).stream()
                        .flatMap(each -> each)
                        .toList();
        for (ProcessHandle worker : workers) {
            sum += ProcessFigures.cpuNanos(worker.pid());
        }
        return sum;
    }

    @Override
    public void close() {
        child.close();
    }
}

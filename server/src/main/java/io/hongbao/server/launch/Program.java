package io.hongbao.server.launch;

import io.hongbao.rehearsal.certificate.CertifiedBuild;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * The program that this server is: its version, and a digest of every file that it is made of,
 * libraries too. The same files give the same digest wherever they lie.
 */
final class Program {
    private static final String RUNNER = "quarkus-run.jar";
    private static final String JAR = ".jar";
    private static final int PIECE_BYTES = 1 << 16;

    private Program() {}

    /** Reads all of it, which takes a part of a second. */
    static CertifiedBuild build(String version) {
        return new CertifiedBuild(version, digest(System.getProperty("java.class.path", "")));
    }

    /**
     * @param classPath the folder of a jar that only names others is read instead of it; whatever
     *     is no jar in there was made on this machine
     */
    static String digest(String classPath) {
        MessageDigest digest = sha256();
        try {
            for (String entry : classPath.split(File.pathSeparator, -1)) {
                Path path = Path.of(entry);
                boolean runner = path.endsWith(RUNNER);
                Path root = runner ? path.toAbsolutePath().getParent() : path;
                if (root != null && Files.exists(root)) {
                    addAll(root, runner, digest);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the program's own files cannot be read", e);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void addAll(Path root, boolean jarsOnly, MessageDigest digest)
            throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(root)) {
            files =
                    all.filter(Files::isRegularFile)
                            .filter(file -> !jarsOnly || file.toString().endsWith(JAR))
                            .sorted((one, other) -> name(root, one).compareTo(name(root, other)))
                            .toList();
        }
        for (Path file : files) {
            byte[] name = name(root, file).getBytes(StandardCharsets.UTF_8);
            MessageDigest content = sha256();
            try (InputStream in = Files.newInputStream(file)) {
                byte[] piece = new byte[PIECE_BYTES];
                for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
                    content.update(piece, 0, read);
                }
            }
            digest.update(name);
            digest.update((byte) 0);
            digest.update(content.digest());
        }
    }

    private static String name(Path root, Path file) {
        return root.relativize(file).toString().replace(File.separatorChar, '/');
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}

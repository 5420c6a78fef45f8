package io.hongbao.rehearsal.certificate;

import io.hongbao.yaml.Problem;
import io.hongbao.yaml.Problems;
import io.hongbao.yaml.Yaml;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What came of reading a launch certificate: the certificate, whose signature is not checked yet,
 * or everything that is wrong with the document. The format is described in {@code
 * docs/rehearsal.md}.
 */
public sealed interface CertificateFile {

    /** The kind of file. JSON is YAML, so it is read by the reader of all files. */
    Yaml.Kind KIND =
            new Yaml.Kind(
                    "a launch certificate",
                    1 << 14,
                    "make one with hongbao rehearse --certify",
                    "keep one certificate in one file");

    /** It can be read. */
    record Valid(SignedCertificate certificate) implements CertificateFile {}

    /** It has problems: all of them, in the order of the file, at least one. */
    record Invalid(List<Problem> problems) implements CertificateFile {
        public Invalid {
            problems = List.copyOf(problems);
        }
    }

    /** Reads a file. What cannot be read is a problem, not an exception. */
    static CertificateFile read(Path path) {
        try (InputStream in = Files.newInputStream(path)) {
            return read(path.toString(), in.readNBytes(KIND.maxBytes() + 1));
        } catch (IOException e) {
            return new Invalid(
                    List.of(
                            Problem.ofFile(
                                    path.toString(),
                                    "cannot be read (" + e + ")",
                                    "check that it is a file that you may read")));
        }
    }

    /**
     * Reads a document's content.
     *
     * @param fileName how problems call it
     */
    static CertificateFile read(String fileName, byte[] content) {
        Problems problems = new Problems(fileName);
        Optional<SignedCertificate> read =
                Yaml.read(KIND, content, problems).flatMap(CertificateReader::read);
        return problems.isEmpty() && read.isPresent()
                ? new Valid(read.get())
                : new Invalid(problems.sorted());
    }
}

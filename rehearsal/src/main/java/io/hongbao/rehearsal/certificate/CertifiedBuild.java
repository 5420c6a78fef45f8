package io.hongbao.rehearsal.certificate;

/**
 * The program that was rehearsed.
 *
 * @param version such as {@code 0.1.0}
 * @param digest SHA-256 over the program's files, lower-case hexadecimal
 */
public record CertifiedBuild(String version, String digest) {

    @Override
    public String toString() {
        return version + " (" + digest.substring(0, Math.min(12, digest.length())) + ")";
    }
}

package io.hongbao.server.launch;

import io.hongbao.rehearsal.certificate.CertificateFile;

/** What somebody who publishes a campaign shows for it. */
public sealed interface Shown {

    /** Nothing. */
    record Nothing() implements Shown {
        public static final Nothing INSTANCE = new Nothing();
    }

    /** A launch certificate, as it was read. */
    record Certificate(CertificateFile read) implements Shown {}

    /** Their name, and why they launch without a certificate. */
    record ByPerson(String name, String reason) implements Shown {}
}

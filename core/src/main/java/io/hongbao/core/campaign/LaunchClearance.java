package io.hongbao.core.campaign;

import io.hongbao.core.Require;

/**
 * Why a campaign may be published: the proof that it was rehearsed, or who answers for it without.
 * It is asked for when a draft becomes scheduled, and never again: not by the opening timer.
 */
public sealed interface LaunchClearance {

    /** The longest name of a person or of a certifier, in characters. */
    int MAX_NAME = 100;

    /** The longest reason, in characters. */
    int MAX_REASON = 500;

    /**
     * A launch certificate was shown and is right.
     *
     * @param certificate SHA-256 of the certificate, lower-case hexadecimal
     * @param campaignDigest the campaign file that it certifies, as in {@link Campaign#digest}
     * @param certifier which key signed it
     * @param validUntilMillis when it ends, by the machine's clock
     */
    record Certified(
            String certificate, String campaignDigest, String certifier, long validUntilMillis)
            implements LaunchClearance {
        public Certified {
            Require.inRange(certificate.length(), 1, 64, "length of a certificate's digest");
            Require.inRange(campaignDigest.length(), 1, 64, "length of a campaign file's digest");
            Require.inRange(certifier.length(), 1, MAX_NAME, "length of a certifier's name");
        }
    }

    /**
     * Somebody takes it upon themselves to launch without a certificate.
     *
     * @param name whose decision it is, 1-{@link #MAX_NAME} characters
     * @param reason why, 1-{@link #MAX_REASON} characters
     */
    record Overridden(String name, String reason) implements LaunchClearance {
        public Overridden {
            Require.that(!name.isBlank(), "an override needs a name");
            Require.inRange(name.length(), 1, MAX_NAME, "length of an override's name");
            Require.that(!reason.isBlank(), "an override needs a reason");
            Require.inRange(reason.length(), 1, MAX_REASON, "length of an override's reason");
        }
    }

    /**
     * No certificate is asked for here, such as in a sandbox.
     *
     * @param why in a few words, 1-{@link #MAX_REASON} characters
     */
    record Waived(String why) implements LaunchClearance {
        public Waived {
            Require.that(!why.isBlank(), "a waiver needs a reason");
            Require.inRange(why.length(), 1, MAX_REASON, "length of a waiver's reason");
        }
    }

    /** Nothing is launched: pausing, resuming, closing and the opening itself need none. */
    record NotNeeded() implements LaunchClearance {
        public static final NotNeeded INSTANCE = new NotNeeded();
    }

    /** Nothing is known of it: a draft, or a campaign from before there were certificates. */
    record Unrecorded() implements LaunchClearance {
        public static final Unrecorded INSTANCE = new Unrecorded();
    }
}

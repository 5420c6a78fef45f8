package io.hongbao.rehearsal;

/** One person of a crowd, and what that person has been told. Used by one loop. */
final class Visitor {
    final String user;

    /** Nobody else's, in no other rehearsal: who shares devices is held for review. */
    final String device;

    final String key;

    /** Whether the app did not know this person before. */
    final boolean newUser;

    /** The pass of the session; empty before. */
    String pass = "";

    /** The envelope that was granted; empty before. */
    String envelope = "";

    /** What lies in it, in minor units. */
    long amountMinor;

    Visitor(String user, String device, String key, boolean newUser) {
        this.user = user;
        this.device = device;
        this.key = key;
        this.newUser = newUser;
    }

    boolean hasEnvelope() {
        return !envelope.isEmpty();
    }
}

package io.hongbao.rehearsal.certificate;

/** What a launch certificate is bound to: it is worth nothing where one of these is another. */
public enum Binding {
    /** The signature of somebody who is trusted. */
    SIGNATURE("signature"),
    /** The campaign. */
    CAMPAIGN("campaign"),
    /** The version of the campaign: its file. */
    VERSION("campaign version"),
    /** The program. */
    BUILD("build"),
    /** The kind of machine. */
    MACHINE("machine"),
    /** The time for which it was issued. */
    DATE("date"),
    /** The goals, all of which must have been met. */
    GOALS("goals");

    private final String words;

    Binding(String words) {
        this.words = words;
    }

    /** For people. */
    public String words() {
        return words;
    }
}

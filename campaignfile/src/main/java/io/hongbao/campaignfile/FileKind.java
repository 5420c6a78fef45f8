package io.hongbao.campaignfile;

/** The kinds of files that a campaign has, and how problems speak of them. */
enum FileKind {
    CAMPAIGN(
            "a campaign file",
            "the campaign",
            "put the campaign's rules into campaign.yaml",
            "describe a campaign in it; docs/campaign-file.md has an example",
            "keep one campaign in one file"),
    OUTLETS(
            "an outlet file",
            "the outlets",
            "put the campaign's outlets into outlets.yaml",
            "describe outlets in it; docs/outlet-file.md has an example",
            "write all outlets into one document");

    /** The version of the formats that this reads, and the only one there is. */
    static final int FORMAT = 1;

    private final String indefinite;
    private final String content;
    private final String ifMissing;
    private final String ifEmpty;
    private final String ifSecond;

    FileKind(String indefinite, String content, String ifMissing, String ifEmpty, String ifSecond) {
        this.indefinite = indefinite;
        this.content = content;
        this.ifMissing = ifMissing;
        this.ifEmpty = ifEmpty;
        this.ifSecond = ifSecond;
    }

    /** "a campaign file". */
    String indefinite() {
        return indefinite;
    }

    /** What to do when a folder has none. */
    String ifMissing() {
        return ifMissing;
    }

    /** What to do when nothing is in it. */
    String ifEmpty() {
        return ifEmpty;
    }

    /** What to do when it has a second document. */
    String ifSecond() {
        return ifSecond;
    }

    /**
     * Whether {@code root} is of a format that can be read. A file of a newer format may have any
     * fields: its one problem is its format.
     */
    boolean isReadable(Spot root) {
        if (!(root.node() instanceof Node.Mapping mapping)) {
            return true;
        }
        for (Node.Entry entry : mapping.entries()) {
            if (!entry.name().text().equals("format")) {
                continue;
            }
            Spot format = new Spot(root.problems(), "format", entry.value());
            int version = Values.smallCount(Integer.MAX_VALUE).apply(format).orElse(FORMAT);
            if (version > FORMAT) {
                format.refuse(
                        "is "
                                + version
                                + ", which is newer than "
                                + FORMAT
                                + ", the newest that this version reads",
                        "use a newer Hongbao, or write " + content + " in format " + FORMAT);
                return false;
            }
        }
        return true;
    }
}

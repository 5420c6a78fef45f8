package io.hongbao.campaignfile;

import io.hongbao.yaml.Node;
import io.hongbao.yaml.Spot;
import io.hongbao.yaml.Yaml;

/** The kinds of files that a campaign has, and how problems speak of them. */
enum FileKind {
    CAMPAIGN(
            new Yaml.Kind(
                    "a campaign file",
                    CampaignFile.MAX_BYTES,
                    "describe a campaign in it; docs/campaign-file.md has an example",
                    "keep one campaign in one file"),
            "the campaign",
            "put the campaign's rules into campaign.yaml"),
    OUTLETS(
            new Yaml.Kind(
                    "an outlet file",
                    CampaignFile.MAX_BYTES,
                    "describe outlets in it; docs/outlet-file.md has an example",
                    "write all outlets into one document"),
            "the outlets",
            "put the campaign's outlets into outlets.yaml");

    /** The version of the formats that this reads, and the only one there is. */
    static final int FORMAT = 1;

    @SuppressWarnings("ImmutableEnumChecker") // A record of texts and a number never changes.
    private final Yaml.Kind yaml;

    private final String content;
    private final String ifMissing;

    FileKind(Yaml.Kind yaml, String content, String ifMissing) {
        this.yaml = yaml;
        this.content = content;
        this.ifMissing = ifMissing;
    }

    Yaml.Kind yaml() {
        return yaml;
    }

    /** What to do when a folder has none. */
    String ifMissing() {
        return ifMissing;
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

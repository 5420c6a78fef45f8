package io.hongbao.server.campaign;

import io.hongbao.campaignfile.CampaignDraft;
import io.hongbao.server.durable.DurableFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Campaign files as they were applied, by digest. The rules are in the journal and count; the file
 * is for people: its comments and its order, to change it and to compare.
 */
public final class CampaignFiles {

    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");

    private final Path folder;

    private CampaignFiles(Path folder) {
        this.folder = folder;
    }

    /** Those in {@code folder}, which is made unless it is there. */
    public static CampaignFiles in(Path folder) {
        DurableFile.makeFolder(folder);
        return new CampaignFiles(folder);
    }

    /** Keeps a draft's file, durably. Once for each: a digest names exactly one text. */
    public void keep(CampaignDraft draft) {
        Path file = of(draft.digest());
        if (!Files.exists(file)) {
            DurableFile.write(file, draft.text());
        }
    }

    /**
     * The file of this digest; empty when it was applied before files were kept.
     *
     * @param digest SHA-256, lower-case hexadecimal; anything else is the digest of no file
     */
    public Optional<String> find(String digest) {
        if (!DIGEST.matcher(digest).matches() || !Files.exists(of(digest))) {
            return Optional.empty();
        }
        try {
            return Optional.of(Files.readString(of(digest), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("campaign file " + digest + " cannot be read", e);
        }
    }

    private Path of(String digest) {
        return folder.resolve(digest + ".yaml");
    }
}

package io.hongbao.campaignfile;

import io.hongbao.campaignfile.Node.Place;
import io.hongbao.core.campaign.CampaignTerms;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * What came of reading a campaign file: a campaign, or everything that is wrong with the file. The
 * format is described in {@code docs/campaign-file.md}.
 */
public sealed interface CampaignFile {

    /** The largest file that is read, in bytes. */
    int MAX_BYTES = 1 << 20;

    /** The file that describes the campaign in a folder with all of a campaign's files. */
    String NAME_IN_FOLDER = "campaign.yaml";

    /** The file describes a campaign that can be applied. */
    record Valid(CampaignDraft draft) implements CampaignFile {}

    /** The file has problems: all of them, in the order of the file, at least one. */
    record Invalid(List<Problem> problems) implements CampaignFile {
        public Invalid {
            problems = List.copyOf(problems);
        }
    }

    /**
     * Reads a campaign file, or the one in a folder. What cannot be read is a problem, not an
     * exception.
     */
    static CampaignFile read(Path path) {
        Path file = Files.isDirectory(path) ? path.resolve(NAME_IN_FOLDER) : path;
        if (!Files.exists(file)) {
            return unreadable(
                    file,
                    "does not exist",
                    file.equals(path)
                            ? "check the path"
                            : "put the campaign's rules into " + NAME_IN_FOLDER);
        }
        try (InputStream in = Files.newInputStream(file)) {
            return read(file.toString(), in.readNBytes(MAX_BYTES + 1));
        } catch (IOException e) {
            return unreadable(
                    file,
                    "cannot be read (" + e + ")",
                    "check that it is a file that you may read");
        }
    }

    private static CampaignFile unreadable(Path file, String rule, String fix) {
        return new Invalid(List.of(new Problem(file.toString(), 0, 0, "", rule, fix)));
    }

    /**
     * Reads a campaign file's content.
     *
     * @param fileName how problems call the file
     */
    static CampaignFile read(String fileName, byte[] content) {
        Problems problems = new Problems(fileName);
        if (content.length > MAX_BYTES) {
            problems.add(Place.WHOLE_FILE, "", "is larger than 1 MiB", "shorten it");
            return new Invalid(problems.sorted());
        }
        Optional<CampaignTerms> terms =
                decode(content, problems)
                        .flatMap(text -> Yaml.parse(text, problems))
                        .flatMap(root -> TermsReader.read(root, problems));
        return problems.isEmpty() && terms.isPresent()
                ? new Valid(new CampaignDraft(terms.get(), digest(content)))
                : new Invalid(problems.sorted());
    }

    /** Reads a campaign file's content as it would be in UTF-8. */
    static CampaignFile read(String fileName, String content) {
        return read(fileName, content.getBytes(StandardCharsets.UTF_8));
    }

    private static Optional<String> decode(byte[] content, Problems problems) {
        ByteBuffer bytes = ByteBuffer.wrap(content);
        try {
            String text = StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
            return Optional.of(text.startsWith("\uFEFF") ? text.substring(1) : text);
        } catch (CharacterCodingException _) {
            // The decoder stops in front of the first wrong byte.
            int line = 1;
            int column = 1;
            for (int i = 0; i < bytes.position(); i++) {
                column = content[i] == '\n' ? 1 : column + 1;
                line += content[i] == '\n' ? 1 : 0;
            }
            problems.add(
                    new Place(line, column),
                    "",
                    "is not UTF-8 from here on",
                    "save the file as UTF-8");
            return Optional.empty();
        }
    }

    private static String digest(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
